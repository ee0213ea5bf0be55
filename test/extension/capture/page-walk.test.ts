// The document model is that of the package 'jsdom', which has styles but no layout.
// @vitest-environment jsdom
import './foreign-frames.ts';
import { describe, expect, test } from 'vitest';
import { captureAnswers } from '../../../extension/capture/page/capture-page.ts';
import type { WalkSlice } from '../../../extension/capture/page/page-snapshot.ts';
import { allNodes } from '../../../extension/capture/page/walk/chosen-nodes.ts';
import { assignedNodes } from '../../../extension/capture/page/walk/native-dom.ts';
import { answer } from '../../../extension/capture/page/walk/page-script.ts';
import { PageWalk } from '../../../extension/capture/page/walk/page-walk.ts';
import { fieldText } from '../../../extension/capture/page/walk/told-element.ts';
import { walkLimits } from '../../../extension/capture/page/walk/walk-limits.ts';
import { peopleOf } from '../../stage/page-fixtures.ts';
import { captureShown, showPage } from './page-stage.ts';

/** Walks over the document of the test to its end, and calls `between` after each slice. */
function walked(between = () => {}): { slices: WalkSlice[]; last: WalkSlice } {
  const walk = new PageWalk(document, allNodes);
  const slices: WalkSlice[] = [];
  for (;;) {
    // The time is always over, so a slice is as short as it can be.
    const slice = walk.slice(() => 1, 0);
    slices.push(slice);
    if (slice.end) return { slices, last: slice };
    between();
  }
}

async function captured(scope: 'page' | 'selection-or-page' = 'selection-or-page') {
  const answered = await captureShown(scope);
  return 'list' in answered
    ? { people: peopleOf(answered.list).map(({ address, name }) => `${name} <${address}>`), notes: answered.list.notes }
    : answered.problem;
}

function select(from: Node | null | undefined, start: number, to: Node | null | undefined, end: number): void {
  if (from && to) getSelection()?.setBaseAndExtent(from, start, to, end);
}

test('a long text is told but for what is about nobody, and in a cell of a table to its last word', () => {
  const long = 'words about nobody '.repeat(500).trim();
  showPage(`<p>${long}</p><table><tr><td>${long}</td></tr></table><pre>${long}</pre>`);
  const told = walked().slices.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece === 'string'));
  expect(told[0]?.length).toBeLessThan(700);
  expect(told.slice(1)).toEqual([long, long]);
});

test('white space is told as it is shown: as single spaces, and where it counts as it stands', () => {
  showPage('<p>Anna\n\t Lee</p><p>Bob  Ray</p><p>Eve Fox</p><pre>Ida  Orr\tx</pre>');
  const told = walked().slices.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece === 'string'));
  expect(told).toEqual(['Anna Lee', 'Bob Ray', 'Eve Fox', 'Ida  Orr\tx']);
});

test('a line end between two elements of preformatted text ends a line', async () => {
  showPage('<pre><b>Anna Lee anna@x.org</b>\n<b>Bob Ray bob@x.org</b></pre>');
  expect(await captured()).toMatchObject({ people: ['Anna Lee <anna@x.org>', 'Bob Ray <bob@x.org>'] });
  expect(walked().slices.flatMap(({ pieces }) => pieces)).toContain('\n');
});

test('whether words are meant to be read is told of all that may hold an address, however it is divided', () => {
  const faint = 'style="color: transparent"';
  showPage(`<p ${faint}>Ann</p><p ${faint}>a@x.org</p><p><i ${faint}>jo</i>@x.org</p><p ${faint}>b<b>@x.org</b></p>`);
  const told = walked().slices.flatMap(({ pieces }) => pieces);
  const faintTags = told.flatMap((piece) => (typeof piece === 'object' && piece.isFaint ? [piece.tag] : []));
  expect(faintTags).toEqual(expect.arrayContaining(['p', 'i', 'p']));
  expect(faintTags.filter((tag) => tag === 'p')).toHaveLength(2);
});

describe('what is selected', () => {
  const list = '<p>Anna Lee anna@x.org</p><p>Bob Ray bob@x.org</p><p>Eve Fox eve@x.org</p>';

  test('is captured alone, with whole words at its ends', async () => {
    showPage(list);
    const [first, second] = document.querySelectorAll('p');
    select(first?.firstChild, 12, second?.firstChild, 12);
    expect(await captured()).toEqual({
      people: [' <anna@x.org>', 'Bob Ray <bob@x.org>'],
      notes: [{ kind: 'selection-only' }],
    });
  });

  test('stands for nothing when the whole page is asked for, or when it is only a place', async () => {
    showPage(list);
    const [first] = document.querySelectorAll('p');
    select(first?.firstChild, 0, first?.firstChild, 8);
    expect(await captured('page')).toMatchObject({ people: { length: 3 }, notes: [] });
    select(first?.firstChild, 3, first?.firstChild, 3);
    expect(await captured()).toMatchObject({ people: { length: 3 }, notes: [] });
  });

  test('of a table is whole rows, below the head of the table', async () => {
    const row = (last: string, mail: string) => `<tr><td>${last}</td><td>Ann</td><td>${mail}</td></tr>`;
    showPage(
      `<p>before@x.org</p><table><thead><tr><th>Last name</th><th>First name</th><th>E-mail</th></tr></thead>
      <tbody>${row('Lee', 'lee@x.org')}${row('Ray', 'ray@x.org')}${row('Fox', 'fox@x.org')}</tbody></table>`,
    );
    const cells = document.querySelectorAll('td');
    select(cells[4]?.firstChild, 1, cells[6]?.firstChild, 1);
    expect(await captured()).toMatchObject({ people: ['Ann Fox <fox@x.org>', 'Ann Ray <ray@x.org>'] });
  });

  test('without an address is a problem of the selection', async () => {
    showPage(`<h1>People</h1>${list}`);
    const heading = document.querySelector('h1')?.firstChild;
    select(heading, 0, heading, 4);
    expect(await captured()).toEqual({
      code: 'page-without-people',
      scope: 'selection',
      unseen: 0,
      foreignFrames: 0,
    });
  });
});

describe('a page that changes while it is walked', () => {
  test('is walked to an end though it never stops growing', () => {
    showPage(`<ul>${'<li></li>'.repeat(100)}</ul>`);
    const list = document.querySelector('ul');
    const nodes = walkLimits.nodes;
    walkLimits.nodes = 2000;
    const { last } = walked(() => list?.append(...Array.from({ length: 40 }, () => document.createElement('li'))));
    walkLimits.nodes = nodes;
    expect(last.end?.isCut).toBe(true);
  });

  test.each([
    ['links', `<a href="mailto:${'x'.repeat(10_000)}">write</a>`],
    ['pictures', `<img alt="${'x'.repeat(10_000)}">`],
    ['data', `<script type="application/ld+json">"${'x'.repeat(10_000)}"</script>`],
  ])('is cut where its %s hold more than anybody writes', (_, one) => {
    showPage(one.repeat(50));
    const characters = walkLimits.characters;
    walkLimits.characters = 100_000;
    const { slices, last } = walked();
    walkLimits.characters = characters;
    expect(last.end?.isCut).toBe(true);
    expect(JSON.stringify(slices).length).toBeLessThan(150_000);
  });

  test('loses what was taken away, and nothing else', () => {
    showPage(`${'<p>a</p>'.repeat(50)}<div>${'<p>b</p>'.repeat(50)}</div><p>last@x.org</p>`);
    let isFirst = true;
    const { slices } = walked(() => {
      if (isFirst) document.querySelector('div')?.remove();
      isFirst = false;
    });
    const texts = slices.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece === 'string'));
    expect(texts).toContain('last@x.org');
    expect(texts).not.toContain('b');
  });
});

describe('a page that is made to be hard to walk', () => {
  test('elements 500 deep are walked, and those within the limit are told', () => {
    showPage('<p></p>');
    let at: Element | null = document.querySelector('p');
    for (let depth = 0; depth < 500; depth++) at = at?.appendChild(document.createElement('span')) ?? null;
    at?.append('deep@x.org');
    const { slices } = walked();
    const pieces = slices.flatMap((slice) => slice.pieces);
    expect(pieces).toContain('deep@x.org');
    const opened = pieces.filter(
      (piece) => typeof piece === 'object' || (typeof piece === 'number' && piece > 0),
    ).length;
    expect(opened).toBe(walkLimits.depth);
    expect(pieces.filter((piece) => piece === 0)).toHaveLength(opened);
  });

  test('a text of 10 MB comes in pieces, cut between words', () => {
    showPage('<p></p>');
    document.querySelector('p')?.append('person@x.org and '.repeat(600_000));
    const { slices } = walked();
    const texts = slices.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece === 'string'));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.every((text) => text.endsWith(' '))).toBe(true);
    expect(texts.join('').length).toBe(600_000 * 17);
  });

  test('elements named like what is read do not hide what they stand in', async () => {
    const names = [
      'firstChild',
      'nextSibling',
      'nodeType',
      'nodeValue',
      'localName',
      'getAttribute',
      'shadowRoot',
      'value',
    ];
    showPage(`<form>${names.map((name) => `<input type="hidden" name="${name}">`).join('')}<p>Anna Lee anna@x.org</p></form>
      ${['documentElement', 'defaultView', 'getSelection', 'title'].map((name) => `<img name="${name}" alt="">`).join('')}`);
    expect(await captured()).toMatchObject({ people: ['Anna Lee <anna@x.org>'] });
  });

  test('what is called a slot or a field in a formula is none, and does not end the walk', () => {
    const ofFormula = (name: string) => document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
    expect(assignedNodes(ofFormula('slot'))).toEqual([]);
    expect([ofFormula('input'), ofFormula('textarea')].map(fieldText)).toEqual([null, null]);
  });

  test('only so many blocks of data are told', () => {
    showPage('<script type="application/ld+json">{}</script>'.repeat(walkLimits.json + 1));
    expect(walked().last.end?.json).toHaveLength(walkLimits.json);
  });

  test('a frame that is not shown tells of nobody', async () => {
    showPage(
      '<p>c@x.org</p><iframe src="frame.html" style="visibility: hidden"></iframe>',
      '<p style="visibility: visible">trap@x.org</p>',
    );
    expect(await captured()).toMatchObject({ people: [' <c@x.org>'] });
  });

  test('passwords and hidden fields are not read', async () => {
    showPage('<input type="password" value="a@x.org"><input type="hidden" value="b@x.org"><p>c@x.org</p>');
    expect(await captured()).toMatchObject({ people: [' <c@x.org>'] });
  });
});

describe('answers that are not what was agreed', () => {
  const tab = { id: 1, url: 'https://site.example/', title: '' };
  const begun = { url: tab.url, title: 'Page', contentType: 'text/html', scope: 'page' };
  const ask = (slice: unknown) =>
    captureAnswers(async ({ ask }) => (ask === 'begin' ? begun : slice), tab, { scope: 'page' });

  test('nothing at all means that the page is gone', async () => {
    expect(await ask(null)).toEqual({ problem: { code: 'page-changed' } });
  });

  test.each([
    { pieces: 'a@x.org' },
    { pieces: [7] },
    { pieces: [-1, 'Anna'] },
    { pieces: [0.5] },
    { pieces: [{ tag: 'p', flow: 'sideways' }] },
    { pieces: [{ tag: 'p'.repeat(100), flow: 'block' }] },
    { kinds: [{ tag: 'p', flow: 'sideways' }] },
    { end: {} },
    { number: 1 },
  ])('others are refused: %j', async (told) => {
    const end = { isCut: false, foreignFrames: 0, unseen: [], json: [] };
    const slice = { number: 0, kinds: [], pieces: [], end };
    await expect(ask(slice)).resolves.toMatchObject({ problem: { code: 'page-without-people' } });
    await expect(ask({ ...slice, ...told })).rejects.toThrow();
  });

  test('a PDF is refused before it is walked', async () => {
    expect(
      await captureAnswers(async () => ({ ...begun, contentType: 'application/pdf' }), tab, { scope: 'page' }),
    ).toEqual({
      problem: { code: 'page-is-pdf' },
    });
  });

  test.each([
    ['https://ada:secret@site.example/team?token=secret#secret', 'https://site.example/team'],
    ['data:text/html,secret', ''],
  ])('what may let somebody in is not kept of the address %s', async (url, kept) => {
    const pieces = ['ada@x.org'];
    const end = { isCut: false, foreignFrames: 0, unseen: [], json: [] };
    const captured = await captureAnswers(
      async ({ ask }) => (ask === 'begin' ? { ...begun, url } : { number: 0, kinds: [], pieces, end }),
      tab,
      { scope: 'page' },
    );
    expect(captured).toMatchObject({ list: { source: { url: kept } } });
    expect(JSON.stringify(captured)).not.toContain('secret');
  });

  test('a capture that was given up asks no further', async () => {
    showPage('<p>a@x.org</p>');
    const given = new AbortController();
    const asked: string[] = [];
    const capture = captureAnswers(
      async (request) => {
        asked.push(request.ask);
        given.abort();
        return answer(request);
      },
      tab,
      { scope: 'page', signal: given.signal },
    );
    expect(await capture).toEqual({ problem: { code: 'page-capture-ended' } });
    expect(asked).toEqual(['begin']);
  });
});
