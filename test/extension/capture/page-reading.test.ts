import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailtoAddresses } from '../../../extension/capture/mailto-addresses.ts';
import { guardedAddress } from '../../../extension/capture/page/guarded-address.ts';
import { problemOfRefusal } from '../../../extension/capture/page/page-problem.ts';
import type { Piece } from '../../../extension/capture/page/page-snapshot.ts';
import { endTree, growTree, rootOfPage } from '../../../extension/capture/page/page-tree.ts';
import { personName } from '../../../extension/capture/page/person-name.ts';
import { type ReadPage, readPage } from '../../../extension/capture/page/read-page.ts';
import { withoutSpans } from '../../../extension/capture/page/spanned-rows.ts';
import { structuredPeople } from '../../../extension/capture/page/structured-people.ts';
import { drained } from '../../../shared/reading/drained.ts';

const block = (tag: string, ...inner: Piece[]): Piece[] => [{ tag, flow: 'block' }, ...inner, 0];

function read(pieces: Piece[], unseen: string[] = []): ReadPage {
  const root = rootOfPage();
  endTree(growTree(root, pieces));
  return drained(readPage({ root, json: [], unseen }));
}

describe('addresses that are not written out', () => {
  test('a guarded address is the exclusive or of its bytes with the first', () => {
    expect(guardedAddress('422302306c2d3025')).toBe('a@r.org');
  });

  test.each(['', 'xyz', '5a', '5a3', '<script>'])('a guard that is no such text tells nothing: %s', (hex) => {
    expect(guardedAddress(hex)).toBeNull();
  });

  test.each([
    ['mailto:a@x.org', ['a@x.org']],
    ['MAILTO:a%40x.org?subject=b@y.org', ['a@x.org']],
    ['mailto:a@x.org,%20b@x.org?CC=c@x.org&bcc=d@x.org', ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org']],
    ['mailto:?to=a@x.org&amp;cc=b@x.org', ['a@x.org', 'b@x.org']],
    ['mailto:Dupont%2C%20Jean%20%3Ca@x.org%3E', ['a@x.org']],
    ['mailto:?subject=Look&body=a@x.org', []],
    ['mailto:a%0D%0ABcc:b@x.org', []],
    ['mailto:%E0%A4%A@x.org', []],
    ['https://x.org/?to=a@x.org', []],
  ])('the link %s leads to %j', (link, addresses) => {
    expect(mailtoAddresses(link)).toEqual(addresses);
  });
});

describe('a text is a name', () => {
  test.each([
    ['Jean Dupont', 'jean.dupont', 'Jean Dupont'],
    ['Photo de Amélie Rousseau', 'a', 'Amélie Rousseau'],
    ['Dr. Fatou Diop', 'fdiop', 'Fatou Diop'],
    ['Jean Dupont, directeur général', 'x', 'Jean Dupont'],
    ['Jean Dupont Directeur général', 'x', 'Jean Dupont'],
    ['Dupont, Jean', 'x', 'Dupont, Jean'],
    ['Marie Bureau', 'm.bureau', 'Marie Bureau'],
    ['✉ Anna Kowalska', 'x', 'Anna Kowalska'],
    ['\u202eAnna\u202c Kowalska', 'x', 'Anna Kowalska'],
  ])('%s (%s@) is %s', (text, localPart, name) => {
    expect(personName(text, localPart)?.text).toBe(name);
  });

  test.each([
    'Direction générale',
    'Notre équipe',
    'Head of Sales',
    'Send a message',
    '01 23 45 67 89',
    '<b>Jean</b>',
    'a@x.org',
  ])('%s is none', (text) => {
    expect(personName(text, 'x')).toBeNull();
  });

  test('a text in which there is nothing to be tidied is read as one that is tidied first', () => {
    const parts = ['Anna', 'Zoé', 'Lee', 'Photo', 'of', 'Portrait', 'de', 'Dr', 'Mme', 'Jr', 'Director', '12', 'É'];
    const words = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(' ', '-'),
        fc.constantFrom('anna', 'zoe.lee', 'photo', 'x'),
        (list, gap, local) => {
          const text = list.join(gap);
          expect(personName(text, local)).toEqual(personName(`\u200b ${text} `, local));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('rows with cells over several rows and columns', () => {
  const cell = (text: string, columns = 1, rows = 1) => ({ text, columns, rows });

  test('become rows without holes', () => {
    expect(
      withoutSpans([
        [cell('Sales', 1, 2), cell('Anna'), cell('a@x.org')],
        [cell('Bob'), cell('b@x.org')],
        [cell('All of them', 2), cell('c@x.org')],
      ]),
    ).toEqual([
      ['Sales', 'Anna', 'a@x.org'],
      ['Sales', 'Bob', 'b@x.org'],
      ['All of them', '', 'c@x.org'],
    ]);
  });

  test('claim no more than a grid can hold', () => {
    const rows = withoutSpans([[cell('x', 1e9, 1e9), cell('lost')], [cell('y')], []]);
    expect(rows).toEqual([['x'], ['x'], ['x']]);
  });
});

test('a page that claims rows and columns without end gives a grid that fits into memory', () => {
  const row = Array.from({ length: 1000 }, () => ({ text: 'x', columns: 1, rows: 1000 }));
  const rows = Array.from({ length: 20_000 }, (_, index) => (index % 1000 === 0 ? row : []));
  const filled = withoutSpans(rows).reduce((sum, line) => sum + line.length, 0);
  expect(filled).toBeLessThan(1_000_000);
});

describe('people described for programs', () => {
  test('are found wherever they stand in the data', () => {
    const block = JSON.stringify({
      '@graph': [
        { '@type': 'Article', author: { '@type': 'schema:Person', name: 'Ann Lee', email: 'mailto:ann@x.org' } },
      ],
    });
    expect(structuredPeople([block])).toEqual([{ address: 'ann@x.org', canonical: 'ann@x.org', name: 'Ann Lee' }]);
  });

  test.each(['', 'null', '{', '[[[[', '{"@type":{},"email":5}', '{"@type":"Person","email":{"a":1}}', '"Person"'])(
    'data that make no sense are passed over: %s',
    (block) => {
      expect(structuredPeople([block])).toEqual([]);
    },
  );

  test('data without end are read to a limit', () => {
    const person = { '@type': 'Person', email: 'a@x.org' };
    expect(structuredPeople([JSON.stringify([...new Array(200_000).fill(0), person])])).toEqual([]);
  });

  test('data nested 100,000 deep are read', () => {
    const person = '{"@type":"Person","email":"a@x.org"}';
    expect(() => structuredPeople([`${'['.repeat(100_000)}${person}${']'.repeat(100_000)}`])).not.toThrow();
  });
});

describe('what the browser says of a page it does not give', () => {
  test.each([
    ['', 'Cannot access contents of url "chrome://newtab/".', 'page-of-browser'],
    ['chrome://settings/', 'Cannot access a chrome:// URL', 'page-of-browser'],
    ['https://chromewebstore.google.com/', 'The extensions gallery cannot be scripted.', 'page-of-store'],
    ['https://addons.mozilla.org/fr/firefox/', 'Missing host permission for the tab', 'page-of-store'],
    ['https://x.org/a.pdf', 'Cannot access contents of the page.', 'page-is-pdf'],
    ['file:///home/list.html', 'Cannot access contents of url "file:///".', 'page-is-file'],
    [
      'https://x.org/',
      'Cannot access contents of the page. Extension manifest must request permission',
      'page-not-granted',
    ],
    ['https://x.org/', 'Missing host permission for the tab, and any iframes', 'page-not-granted'],
    ['https://x.org/', 'No tab with id: 7.', 'page-closed'],
    ['https://x.org/', 'Frame with ID 0 is showing error page', 'page-not-loaded'],
    ['https://x.org/', 'Frame with ID 0 was removed.', 'page-changed'],
    ['https://x.org/', 'Something else', 'page-unreadable'],
  ])('on %s, "%s" is %s', (url, words, code) => {
    expect(problemOfRefusal(url, words).code).toBe(code);
  });
});

describe('people of a page', () => {
  const row = (...cells: string[]) => block('tr', ...cells.flatMap((text) => block('td', text)));

  test('are one person when they stand in a list and in a table, in the row of the table', () => {
    const { parts } = read([
      ...block('p', 'Anna Lee ', 'anna@x.org'),
      ...block('table', ...row('Anna Lee', 'anna@x.org'), ...row('Bob Ray', 'bob@x.org')),
    ]);
    expect(parts.map(({ cells }) => cells)).toEqual([
      [
        ['Anna Lee', 'anna@x.org'],
        ['Bob Ray', 'bob@x.org'],
      ],
    ]);
  });

  test('are one person with the best name and way when they stand twice', () => {
    const { parts } = read([
      ...block('p', 'write to anna@x.org'),
      ...block('li', { tag: 'a', flow: 'inline', mail: 'mailto:Anna@x.org' }, 'Anna Lee', 0),
    ]);
    expect(parts).toMatchObject([
      {
        cells: [
          ['full name', 'e-mail'],
          ['Anna Lee', 'anna@x.org'],
        ],
        finds: [{ row: 1, how: 'link', doubt: null }],
      },
    ]);
  });

  test('have no column of names when nobody has one', () => {
    expect(read(block('p', 'x17@x.org, y18@x.org')).parts[0]?.cells).toEqual([
      ['e-mail'],
      ['x17@x.org'],
      ['y18@x.org'],
    ]);
  });

  test('addresses that are not shown are counted unless they are shown elsewhere', () => {
    expect(read(block('p', 'a@x.org'), ['a@x.org', 'b@x.org']).notes).toEqual([{ kind: 'unseen-addresses', count: 1 }]);
  });

  test('a name of the person before is not taken for the next', () => {
    const { parts } = read([...block('h3', 'Anna Lee'), ...block('p', 'anna@x.org'), ...block('p', 'k7@x.org')]);
    expect(parts[0]?.cells.slice(1)).toEqual([
      ['Anna Lee', 'anna@x.org'],
      ['', 'k7@x.org'],
    ]);
  });

  test('a heading begins something new: the name above it is of something else', () => {
    const { parts } = read([
      ...block('p', 'Anna Lee'),
      ...block('h3', 'Office'),
      ...block('p', 'k7@x.org'),
      ...block('p', 'Bob Ray bob@x.org'),
    ]);
    expect(parts[0]?.cells.slice(1)).toEqual([
      ['', 'k7@x.org'],
      ['Bob Ray', 'bob@x.org'],
    ]);
  });

  test('of a table that only arranges their addresses are read as if there were no table', () => {
    expect(read(block('table', ...row('k7@x.org'), ...row('k8@x.org'))).parts[0]?.cells[0]).toEqual(['e-mail']);
  });

  test('of a table have single spaces in their cells, whatever the page wrote', () => {
    const table = block('table', ...row('Anna\u00a0Lee', 'anna@x.org'), ...row('Bob \t Ray', 'bob@x.org'));
    expect(read(table).parts[0]?.cells).toEqual([
      ['Anna Lee', 'anna@x.org'],
      ['Bob Ray', 'bob@x.org'],
    ]);
  });

  test('whose addresses stand now in this column and now in that one are no rows of a grid', () => {
    const { parts } = read(block('table', ...row('Anna Lee', 'anna@x.org'), ...row('bob@x.org', 'Bob Ray')));
    expect(parts[0]?.cells).toEqual([
      ['full name', 'e-mail'],
      ['Anna Lee', 'anna@x.org'],
      ['Bob Ray', 'bob@x.org'],
    ]);
  });

  test('a card without an address does not give its name to the next', () => {
    const card = (...inner: Piece[]) => block('div', ...inner);
    const { parts } = read(
      block(
        'section',
        ...card(...block('h3', 'Anna Lee'), ...block('p', 'Painter')),
        ...card(...block('p', 'Office'), ...block('p', 'k7@x.org')),
      ),
    );
    expect(parts[0]?.cells).toEqual([['e-mail'], ['k7@x.org']]);
  });
});

describe('work in small steps', () => {
  const steps = (pieces: Piece[]) => {
    const root = rootOfPage();
    endTree(growTree(root, pieces));
    let count = 0;
    for (const reading = readPage({ root, json: [], unseen: [] }); ; count++) {
      const step = reading.next();
      if (step.done) return { count, parts: step.value.parts };
    }
  };

  test('100,000 people in a list are all read, in many steps', () => {
    const items = Array.from({ length: 100_000 }, (_, index) => block('li', `Person p${index}@x.org`)).flat();
    const { count, parts } = steps(items);
    expect(parts[0]?.finds).toHaveLength(100_000);
    expect(count).toBeGreaterThan(1000);
  }, 120_000);

  test('100,000 addresses in one text of many pieces are all read', () => {
    const pieces = Array.from({ length: 100 }, (_, piece) =>
      Array.from({ length: 1000 }, (_, index) => `p${piece}-${index}@x.org, `).join(''),
    );
    expect(steps(block('p', ...pieces)).parts[0]?.finds).toHaveLength(100_000);
  });

  test('ends that nothing began, and beginnings without an end, do no harm', () => {
    const { parts } = read([0, 0, { tag: 'p', flow: 'block' }, 'a@x.org', { tag: 'b', flow: 'inline' }]);
    expect(parts[0]?.finds).toHaveLength(1);
  });
});
