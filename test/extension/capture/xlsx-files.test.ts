import { expect, test } from 'vitest';
import { captureOf, cellsOf, problemOf } from './file-answers.ts';
import { xlsxOf } from './xlsx-of.ts';
import { zipOf } from './zip-of.ts';

const rows = (...lines: string[]) => `<sheetData>${lines.join('')}</sheetData>`;
const notesOf = async (sheet: string) => (await captureOf('a.xlsx', xlsxOf({ sheet }))).parts[0]?.notes;

test('texts come from the shared list, from the cell itself, and from formulas', async () => {
  const strings =
    '<si><t>Anaïs</t></si><si><r><rPr><b/></rPr><t>Le </t></r><r><t>Goff</t></r><rPh><t>ルゴフ</t></rPh></si>';
  const sheet = rows(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
    '<c r="C1" t="inlineStr"><is><r><t>a@</t></r><r><t>x.org</t></r></is></c>',
    '<c r="D1" t="str"><f>A1</f><v>B&amp;C</v></c></row>',
  );
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet, strings }))).toEqual([['Anaïs', 'Le Goff', 'a@x.org', 'B&C']]);
});

test('line ends are \\n, however they are written', async () => {
  const strings =
    '<si><t>a_x000D_\nb</t></si><si><t xml:space="preserve">c&#13;\nd</t></si><si><t>_x005F_x000D_</t></si>';
  const sheet = rows('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>');
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet, strings }))).toEqual([['a\nb', 'c\nd', '_x000D_']]);
});

test('cells that do not say where they are follow one another', async () => {
  const sheet = rows(
    '<row><c><v>1</v></c><c><v>2</v></c></row>',
    '<row/>',
    '<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>',
  );
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet }))).toEqual([['1', '2'], [], [], [], ['', '', '3', '4']]);
});

test('dates and telephone numbers are read as they are shown', async () => {
  const formats = ['dd/mm/yyyy', '0#" "##" "##" "##" "##'];
  const sheet = rows('<row><c s="1"><v>45983</v></c><c s="2"><v>612345678</v></c><c><v>33612345678</v></c></row>');
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet, formats }))).toEqual([
    ['2025-11-22', '06 12 34 56 78', '33612345678'],
  ]);
  const from1904 = rows('<row><c s="1"><v>44521</v></c><c t="d"><v>2025-11-22T00:00:00</v></c></row>');
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet: from1904, formats, from1904: true }))).toEqual([
    ['2025-11-22', '2025-11-22T00:00:00'],
  ]);
});

test('a formula that was never calculated is shown as its text and counted', async () => {
  const sheet = rows(
    '<row r="2"><c r="B2"><f>A2&amp;"@x.org"</f></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>""</f><v/></c></row>',
  );
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet }))).toEqual([[], ['', '=A2&"@x.org"', '2']]);
  expect(await notesOf(sheet)).toEqual([
    { kind: 'formulas', count: 2 },
    { kind: 'formulas-without-value', count: 1, first: 'B2' },
  ]);
});

test('a cell that shows an error is empty, and the first one is named', async () => {
  const sheet = rows('<row r="3"><c r="AB3" t="e"><v>#REF!</v></c><c t="e"><v>#N/A</v></c><c><v>1</v></c></row>');
  expect(await notesOf(sheet)).toEqual([{ kind: 'error-cells', count: 2, first: 'AB3', text: '#REF!' }]);
});

test('what is hidden is left out, counted, and leaves rows and columns where they are', async () => {
  const cells = (row: number) =>
    `<c r="A${row}"><v>${row}</v></c><c r="B${row}"><v>7</v></c><c r="C${row}"><v>8</v></c>`;
  const sheet = `<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="true"/></cols>${rows(
    `<row r="1">${cells(1)}</row>`,
    `<row r="2" hidden="1">${cells(2)}</row>`,
    `<row r="3" ht="0" customHeight="1">${cells(3)}</row>`,
    '<row r="4" hidden="1"/>',
    `<row r="5">${cells(5)}</row>`,
  )}`;
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet }))).toEqual([['1', '', '8'], [], [], [], ['5', '', '8']]);
  expect(await notesOf(sheet)).toEqual([
    { kind: 'hidden-rows', count: 2 },
    { kind: 'hidden-columns', count: 1 },
  ]);
});

test('rows that a filter hides are told from rows that somebody hid', async () => {
  const row = (number: number, hidden: boolean) =>
    `<row r="${number}" hidden="${hidden}"><c r="A${number}"><v>${number}</v></c></row>`;
  const filter =
    '<autoFilter ref="A1:A3"><filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn></autoFilter>';
  const sheet = rows(row(1, false), row(2, false), row(3, true), row(4, true)) + filter;
  expect(await notesOf(sheet)).toEqual([
    { kind: 'hidden-rows', count: 1 },
    { kind: 'filtered-rows', count: 1 },
  ]);
});

test('a cell merged over rows says its text in each of them that holds something', async () => {
  const sheet = `${rows(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
    '<row r="2"><c r="B2"><v>3</v></c></row>',
    '<row r="4"><c r="B4"><v>4</v></c></row>',
  )}<mergeCells><mergeCell ref="A1:A9"/><mergeCell ref="B1:D1"/></mergeCells>`;
  expect(await cellsOf('a.xlsx', xlsxOf({ sheet }))).toEqual([['1', '2'], ['1', '3'], [], ['1', '4']]);
});

test('the strict format, names with prefixes and other places of the parts are understood', async () => {
  const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const answer = await cellsOf(
    'a.xlsx',
    xlsxOf({
      sheet: '',
      more: [
        {
          name: '_rels/.rels',
          content: `<p:Relationships xmlns:p="p"><p:Relationship Id="a" Type="${strict}/officeDocument" Target="book/workbook2.xml"/></p:Relationships>`,
        },
        {
          name: 'book/workbook2.xml',
          content: `<x:workbook xmlns:x="x" xmlns:q="${strict}"><x:sheets><x:sheet name="S" q:id="a"/></x:sheets></x:workbook>`,
        },
        {
          name: 'book/_rels/workbook2.xml.rels',
          content: `<Relationships><Relationship Id="a" Type="${strict}/worksheet" Target="../other/./s.xml"/></Relationships>`,
        },
        {
          name: 'other/s.xml',
          content:
            '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      ],
    }),
  );
  expect(answer).toEqual([['TRUE']]);
});

test('macros, charts and links to other files are not looked at', async () => {
  const capture = await captureOf(
    'a.xlsm',
    xlsxOf({
      sheet: rows('<row><c><v>1</v></c></row>'),
      more: [
        { name: 'xl/vbaProject.bin', content: 'x', lies: { crc: 1 } },
        { name: 'xl/charts/chart1.xml', content: '<broken' },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<broken' },
      ],
    }),
  );
  expect(capture).toMatchObject({ kind: 'xlsx', notes: [] });
});

test('a workbook in which everything is hidden or empty is refused with the names of its hidden sheets', async () => {
  const sheets = '<sheets><sheet name="Secret" state="veryHidden" r:id="r1"/></sheets>';
  const hidden = { name: 'xl/workbook.xml', content: `<workbook xmlns:r="r">${sheets}</workbook>` };
  expect(await problemOf('a.xlsx', xlsxOf({ sheet: '', more: [hidden] }))).toEqual({
    code: 'file-without-content',
    hiddenSheets: ['Secret'],
  });
  expect(await problemOf('a.xlsx', xlsxOf({ sheet: '<sheetData/>' }))).toEqual({
    code: 'file-without-content',
    hiddenSheets: [],
  });
});

test('XML in UTF-16 and folders parted by backslashes are understood', async () => {
  const sheet = '<worksheet><sheetData><row><c t="inlineStr"><is><t>Zoé</t></is></c></row></sheetData></worksheet>';
  for (const mark of ['', '\ufeff']) {
    const content = Buffer.from(`${mark}${sheet}`, 'utf16le');
    const more = [{ name: 'xl/worksheets/sheet1.xml', content }];
    expect(await cellsOf('a.xlsx', xlsxOf({ sheet: '', more }))).toEqual([['Zoé']]);
    const swapped = [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(content).swap16() }];
    expect(await cellsOf('a.xlsx', xlsxOf({ sheet: '', more: swapped }))).toEqual([['Zoé']]);
  }
  const backslashes = [
    {
      name: 'xl\\workbook2.xml',
      content: '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
    },
    {
      name: 'xl\\_rels\\workbook2.xml.rels',
      content: '<Relationships><Relationship Id="a" Type="t/worksheet" Target="s.xml"/></Relationships>',
    },
    { name: 'xl\\s.xml', content: sheet },
    {
      name: '_rels\\.rels',
      content:
        '<Relationships><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook2.xml"/></Relationships>',
    },
  ];
  expect(await cellsOf('a.xlsx', zipOf(backslashes))).toEqual([['Zoé']]);
});

test('addresses behind names get a column of their own', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = `${rows(
    `<row r="1">${cell('A1', 'Nom')}${cell('B1', 'Prénom')}</row>`,
    `<row r="2">${cell('A2', 'Dupont')}${cell('B2', 'Jean')}</row>`,
    `<row r="3">${cell('A3', 'Roux')}${cell('B3', 'Zoé')}${cell('C3', 'zoe@x.org')}</row>`,
    `<row r="4" hidden="1">${cell('A4', 'Petit')}</row>`,
  )}<hyperlinks><hyperlink ref="A2" r:id="m1"/><hyperlink ref="C3" r:id="m2"/><hyperlink ref="A4" r:id="m2"/><hyperlink ref="B2" r:id="w"/><hyperlink ref="A1" location="B1"/></hyperlinks>`;
  const link = (id: string, target: string) =>
    `<Relationship Id="${id}" Type="t/hyperlink" TargetMode="External" Target="${target}"/>`;
  const rels = {
    name: 'xl/worksheets/_rels/sheet1.xml.rels',
    content: `<Relationships>${link('m1', 'MAILTO:jean%2Btest@x.org?subject=Hi')}${link('m2', 'mailto:zoe@x.org')}${link('w', 'https://x.org/@jean')}</Relationships>`,
  };
  const file = xlsxOf({ sheet, more: [rels] });
  expect(await cellsOf('a.xlsx', file)).toEqual([
    ['Nom', 'Prénom'],
    ['Dupont', 'Jean', '', 'jean+test@x.org'],
    ['Roux', 'Zoé', 'zoe@x.org'],
  ]);
  expect((await captureOf('a.xlsx', file)).parts[0]?.notes).toEqual([
    { kind: 'hidden-rows', count: 1 },
    { kind: 'linked-addresses', count: 1 },
  ]);
});
