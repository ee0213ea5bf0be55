// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedTable } from '../../../extension/capture/html-table.ts';
import { simpleTable } from '../../../extension/capture/simple-table.ts';
import { drained } from '../../../shared/reading/drained.ts';

const simple = (html: string) => drained(simpleTable(html));
const parsed = (html: string) => drained(parsedTable(html));

test.each(['excel-desktop', 'excel-online', 'sheets-new', 'sheets-old', 'libreoffice', 'numbers', 'word'])(
  'what %s copies is read without a document, and is the same',
  (program) => {
    const html = readFileSync(`test/fixtures/captures/clipboard-${program}/input.html`, 'utf8');
    expect(simple(html)).not.toBeNull();
    expect(simple(html)).toEqual(parsed(html));
  },
);

/** One of the first ones nearly always, as programs write them, else one of the strange ones. */
function mostly(usual: readonly string[], strange: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...strange) },
  );
}

const words = mostly(
  ['a@x.org', 'Zoé', ' ', '\r\n  ', 'two  words', '\u00a0', '&amp;', '&lt;b&gt;', '&nbsp;', '&eacute;', '&#22633;', ''],
  ['&#128;', '&ampx', '&copy2', '& co', '&unknown;', '&#0;', '1 &#62 0', '"', "it's", '<', '\0'],
);
const attributes = mostly(
  [
    ...[
      '',
      '',
      '',
      ' height=20',
      " style='height:15.0pt'",
      ' height=0',
      " style='display:none'",
      ' hidden',
      '\n class=x ',
    ],
    ...[' colspan=2', ' rowspan="2"', " title='a > b'", ' href="?a=1&b=2"', ' style="visibility:collapse"'],
  ],
  [
    ...[
      ' HIDDEN=""',
      ' rowspan=0',
      ' colspan=0',
      ' colspan=x',
      ' colspan=" 2"',
      ' span=2',
      ' a=b/',
      ' a=b a=c',
      ' a="b"c',
    ],
    ...[' style="font-family:&quot;A&quot;;display:none"', ' style="color:&ampx;display:none"', ' style="height:0"'],
    ...[' style=color:red style=display:none', ' style="a:b&semi;display:none"', ' height=&#48;', ' height = 0', ' /'],
  ],
);
const nodes = fc.letrec<{ node: string; element: string; nodes: string }>((tie) => ({
  element: fc
    .tuple(
      mostly(['a', 'b', 'span', 'p', 'div', 'font', 'P', 'o:p', 'comment', 'em'], ['li', 'title', 'table', 'select']),
      attributes,
      tie('nodes'),
    )
    .map(([name, told, inside]) => `<${name}${told}>${inside}</${name}>`),
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    words,
    mostly(['<br>', '<br/>', '<BR hidden>', '<!-- x -->', '<img src=x>'], ['<!---->', '<!-->', '<![if x]>', '</br>']),
    tie('element'),
  ),
  nodes: fc.array(tie('node'), { maxLength: 3 }).map((inside) => inside.join('')),
})).nodes;
const cells = fc
  .tuple(mostly(['td', 'th', 'TD'], ['td ', 'p']), attributes, nodes)
  .map(([name, told, inside]) => `<${name}${told}>${inside}</${name}>`);
const rows = fc
  .tuple(attributes, fc.array(cells, { maxLength: 4 }), mostly(['', '\n ', '<!--x-->'], ['x', '&nbsp;', '<![endif]>']))
  .map(([told, inside, between]) => `<tr${told}>${inside.join(between)}</tr>${between}`);
const tables = fc
  .tuple(
    mostly(
      ['', '<col style="display:none"><col span=2>', '<colgroup><col hidden></colgroup>', '<thead>'],
      ['<caption>x</caption>', '<col colspan=2 hidden>', '<tbody></tbody><thead>'],
    ),
    fc.array(rows, { minLength: 1, maxLength: 5 }),
    mostly(['', '</tbody>', '<tbody>', '</thead><tbody>'], ['<thead>', '<tfoot>', '<col hidden>', '<colgroup>']),
    fc.array(rows, { maxLength: 3 }),
  )
  .map(([head, first, part, second]) => `<table border=0>${head}${first.join('')}${part}${second.join('')}</table>`);
const documents = fc
  .tuple(
    mostly(
      ['', '<html><head><style>a@x</style><title>b@y</title></head><body>', '<p>', '<b id=x>'],
      ['c@z', '<select>'],
    ),
    tables,
    mostly(['', '</body></html>', 'Kind regards', '<br><!-- e@z -->'], ['&commat;', '<div>d@z</div>', '<p hidden>']),
  )
  .map((parts) => parts.join(''));

test('what is read without a document is what a browser reads, however it is written', () => {
  let read = 0;
  fc.assert(
    fc.property(documents, (html) => {
      const table = simple(html);
      if (table === null) return;
      read += 1;
      expect(table).toEqual(parsed(html));
    }),
    { numRuns: 1000 },
  );
  // The others hold something strange.
  expect(read).toBeGreaterThan(150);
});

test('a document that is torn anywhere is left to the browser, or read as it reads it', () => {
  const torn = fc.tuple(
    documents,
    fc.nat(),
    fc.nat(12),
    fc.constantFrom(
      '',
      '<',
      '>',
      '</td>',
      '</p>',
      '<table>',
      '"',
      '<!--',
      '<p>',
      '<a>',
      '&',
      '</tr>',
      '<td',
      'x',
      '</',
    ),
  );
  fc.assert(
    fc.property(torn, ([html, place, length, put]) => {
      const at = place % (html.length + 1);
      const text = `${html.slice(0, at)}${put}${html.slice(at + length)}`;
      const table = simple(text);
      if (table !== null) expect(table).toEqual(parsed(text));
    }),
    { numRuns: 1000 },
  );
});

test('a long table is read in steps', () => {
  const html = `<table>${'<tr><td>Dupont</td><td>a@x.org</td></tr>'.repeat(10_000)}</table>`;
  const steps = [...simpleTable(html)].length;
  expect(steps).toBeGreaterThan(100);
});

test('elements in elements that go deeper than browsers nest them are left to the browser', () => {
  const table = '<table><tr><td>Dupont</td><td>a@x.org</td></tr></table>';
  const deep = (times: number) => '<div>'.repeat(times) + table;
  expect(simple(deep(100))?.cells).toEqual([['Dupont', 'a@x.org']]);
  expect(simple(deep(600))).toBeNull();
  expect(simple(table + '</div><div>'.repeat(600))).toBeNull();
});

test('a tag of more attributes than an expression can hold is left to the browser', () => {
  const table = (times: number) => `<table><tr><td${' a=b'.repeat(times)}>Dupont</td><td>a@x.org</td></tr></table>`;
  expect(simple(table(20))?.cells).toEqual([['Dupont', 'a@x.org']]);
  expect(simple(table(5_000_000))).toBeNull();
});

test('a cell of a million characters and elements is read before anybody stops waiting', () => {
  const html = `<table><tr><td><b>${'word '.repeat(200_000)}</b></td><td>a@x.org</td></tr></table>`;
  expect(simple(html)?.cells[0]?.[0]?.length).toBe(999_999);
});

test('columns are counted as far as spreadsheets have any', () => {
  const html = `<table>${'<col hidden span=999>'.repeat(20_000)}<tr><td>Dupont</td><td>a@x.org</td></tr></table>`;
  expect(simple(html)?.hiddenColumns).toBe(16_384);
  expect(parsed(html)).toEqual(simple(html));
});
