import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../../extension/capture/page/address-hits.ts';
import { LineWriter } from '../../../extension/capture/page/line-writer.ts';
import { NamesInTime } from '../../../extension/capture/page/names-in-time.ts';
import { writeLines } from '../../../extension/capture/page/page-lines.ts';
import type { Piece } from '../../../extension/capture/page/page-snapshot.ts';
import { endTree, growTree, rootOfPage } from '../../../extension/capture/page/page-tree.ts';
import { type ReadPage, readPage } from '../../../extension/capture/page/read-page.ts';
import { drained } from '../../../shared/reading/drained.ts';

const block = (tag: string, ...inner: Piece[]): Piece[] => [{ tag, flow: 'block' }, ...inner, 0];
const link = (address: string, words = 'Write'): Piece[] => [
  { tag: 'a', flow: 'inline', mail: `mailto:${address}` },
  words,
  0,
];

/** Reads pieces that come one by one, as far as each lets it; `before` come at once. */
function readInSlices(pieces: readonly Piece[], before: number): ReadPage {
  const root = rootOfPage();
  const reading = readPage({ root, json: [], unseen: [] });
  let open = growTree(root, pieces.slice(0, before));
  for (let next = before; ; next++) {
    let step = reading.next();
    while (!step.done && !step.value) step = reading.next();
    if (step.done) return step.value;
    open = growTree(open, pieces.slice(next, next + 1));
    if (next >= pieces.length) endTree(open);
  }
}

describe('a page is read alike however its walk is divided', () => {
  const around = (...inner: Piece[]) => [...block('p', 'first@x.org'), ...inner, ...block('p', 'last@x.org')];
  test.each<[string, Piece[]]>([
    ['a name above an address', around(...block('h3', 'Anna Lee'), ...block('p', 'anna@x.org'))],
    ['a name below it', around(...block('div', ...block('p', ...link('p1@x.org')), ...block('p', 'Anna Lee')))],
    ['a picture beside it', around(...block('div', 'p1@x.org', { tag: 'img', flow: 'inline', alt: 'Anna Lee' }, 0))],
    [
      'cards of which each comes to its name last',
      ['Anna Lee', 'Bob Ray', 'Eve Fox'].flatMap((name, index) =>
        block('li', ...block('div', ...link(`p${index}@x.org`)), ...block('div', name)),
      ),
    ],
    [
      'a label that waits for its value',
      around(...block('div', ...block('dt', 'p1@x.org', ...block('p', 'Name')), ...block('dd', 'Anna Lee'))),
    ],
    [
      'a name in an element of a block that goes on, with other elements',
      block(
        'div',
        ...block('p', 'p1@x.org'),
        ...block('p', ...block('b', 'Anna Lee')),
        'p2@x.org',
        ...block('p', 'Tel. 1'),
        ...block('p', 'Tel. 2'),
      ),
    ],
    ['an address that stands twice', around(...block('p', 'a@x.org'), ...block('p', 'Anna Lee ', ...link('a@x.org')))],
    [
      'a person whose parts are marked',
      around(
        { tag: 'div', flow: 'block', props: ['person'] },
        ...link('p1@x.org'),
        { tag: 'p', flow: 'block', props: ['name'] },
        'Anna Lee',
        0,
        0,
      ),
    ],
  ])('%s', (_, pieces) => {
    const whole = readInSlices(pieces, pieces.length);
    expect(whole.parts.length).toBeGreaterThan(0);
    for (let before = 0; before < pieces.length; before++) expect(readInSlices(pieces, before)).toEqual(whole);
  });
});

test('whose an address is, is known as soon as all around it alone has come', () => {
  const root = rootOfPage();
  const card = (name: string, address: string) => block('section', ...block('h3', name), ...block('p', address));
  const pieces = [...card('Anna Lee', 'a@x.org'), ...card('Bob Ray', 'b@x.org'), { tag: 'section', flow: 'block' }];
  growTree(root, [...(pieces as Piece[]), ...block('h3', 'Eve Fox'), ...block('p', 'e@x.org')]);
  const writer = new LineWriter(root);
  const writing = writeLines(writer, null);
  while (writing.next().value === false);
  const { lines } = writer;
  const { hits } = drained(addressesIn(lines));
  const names = new NamesInTime(lines, hits);
  drained(names.searchSettled());
  // Nothing is left to be searched, and the last of them is still open.
  lines.length = 0;
  expect(hits.map((hit) => names.nameOf(hit)?.text)).toEqual(['Anna Lee', 'Bob Ray', undefined]);
});
