import { describe, expect, test, vi } from 'vitest';
import {
  maxArchiveEntries,
  maxCells,
  maxFileBytes,
  maxUnpackedBytes,
} from '../../../extension/capture/file/file-limits.ts';
import { readFile } from '../../../extension/capture/file/read-file.ts';
import { answerOf, captureOf, cellsOf, problemOf, withoutDocument } from './file-answers.ts';
import { odsOf } from './ods-of.ts';
import { xlsxOf } from './xlsx-of.ts';
import { zipOf } from './zip-of.ts';

// The largest files take seconds where the machine does other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

const list = '<sheetData><row><c t="inlineStr"><is><t>a@x.org</t></is></c></row></sheetData>';
const workbook = xlsxOf({ sheet: list });

describe('archives that unpack to more than they should', () => {
  test('a part that is one character for gigabytes is given up while it is unpacked', async () => {
    const bomb = xlsxOf({
      sheet: '',
      more: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(64 * 1024 * 1024, ' ') }],
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await problemOf('list.xlsx', bomb)).toEqual({
      code: 'file-unpacks-too-large',
      part: 'xl/sharedStrings.xml',
      limit: maxUnpackedBytes,
    });
  });

  test('a directory of too many files is given up before it is read', async () => {
    const files = Array.from({ length: maxArchiveEntries + 1 }, (_, index) => ({ name: `a${index}`, content: '' }));
    expect(await problemOf('list.xlsx', zipOf(files))).toMatchObject({
      code: 'file-unpacks-too-large',
      part: 'directory',
    });
  });

  test('one element that stands for a sheet full of cells', async () => {
    const cell =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>';
    const row = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`;
    expect(await problemOf('list.ods', odsOf(row))).toEqual({ code: 'file-too-many-cells', limit: maxCells });
    const hidden = `<table:table-row table:visibility="collapse" table:number-rows-repeated="1048576">${cell}</table:table-row>`;
    expect(await problemOf('list.ods', odsOf(hidden))).toEqual({ code: 'file-too-many-cells', limit: maxCells });
  });

  test('one long text that thousands of cells share', async () => {
    const strings = `<si><t>${'someone@example.org '.repeat(50_000)}</t></si>`;
    const sheet = `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(1000)}</sheetData>`;
    expect(await problemOf('list.xlsx', xlsxOf({ sheet, strings }))).toEqual({
      code: 'file-too-many-cells',
      limit: maxCells,
    });
  });

  test('thousands of merged ranges over all rows', async () => {
    const merges = '<mergeCell ref="A1:A1048576"/>'.repeat(1000);
    const sheet = `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells>`;
    expect(await problemOf('list.xlsx', xlsxOf({ sheet }))).toEqual({ code: 'file-too-many-cells', limit: maxCells });
  });

  test('thousands of column definitions over all columns', async () => {
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(10_000);
    expect(await problemOf('list.xlsx', xlsxOf({ sheet: `<cols>${columns}</cols>` }))).toEqual({
      code: 'file-too-many-cells',
      limit: maxCells,
    });
  });

  test('a billion spaces in one cell', async () => {
    const cell =
      '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="999999999"/>b</text:p></table:table-cell>';
    const [[text = ''] = []] = await cellsOf('list.ods', odsOf(`<table:table-row>${cell}</table:table-row>`));
    expect(text.length).toBeLessThan(2000);
  });

  test('a file that is too large is not looked at', async () => {
    const bytes = new Uint8Array(maxFileBytes + 1);
    expect(await problemOf('list.csv', bytes)).toEqual({
      code: 'file-too-large',
      size: bytes.length,
      limit: maxFileBytes,
    });
  });
});

describe('archives that are not what they say', () => {
  test('cut anywhere, a workbook is refused', async () => {
    for (let length = 8; length < workbook.length; length += 7) {
      const answer = await answerOf('list.xlsx', workbook.subarray(0, length));
      expect(answer, `${length} bytes`).toHaveProperty('problem');
    }
  });

  test('any byte changed, a workbook is refused or read the same', async () => {
    const right = await answerOf('list.xlsx', workbook);
    for (let at = 0; at < workbook.length; at += 3) {
      const bytes = Uint8Array.from(workbook);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      const answer = await answerOf('list.xlsx', bytes);
      if ('capture' in answer && answer.capture.kind === 'xlsx') expect(answer, `byte ${at}`).toEqual(right);
    }
  });

  test('a wrong checksum, a place outside of the file and a password are told apart', async () => {
    const sheet = (lies: object) =>
      xlsxOf({ sheet: '', more: [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>', lies }] });
    const part = 'xl/worksheets/sheet1.xml';
    expect(await problemOf('a.xlsx', sheet({ crc: 1 }))).toEqual({
      code: 'file-damaged',
      part,
      detail: 'its checksum is wrong',
    });
    expect(await problemOf('a.xlsx', sheet({ headerOffset: 0xfffffff0 }))).toMatchObject({
      code: 'file-damaged',
      part,
    });
    expect(await problemOf('a.xlsx', sheet({ packedSize: 0x7fffffff }))).toMatchObject({ code: 'file-damaged', part });
    expect(await problemOf('a.xlsx', sheet({ encrypted: true }))).toEqual({ code: 'file-encrypted' });
  });

  test('names that climb out of the archive lead nowhere', async () => {
    const climbing = [
      { name: '../../../../etc/passwd', content: 'x' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships><Relationship Id="r1" Type="t/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      },
    ];
    expect(await problemOf('a.xlsx', xlsxOf({ sheet: '', more: climbing }))).toEqual({
      code: 'file-damaged',
      part: 'etc/passwd',
      detail: 'it is missing',
    });
    expect(
      await cellsOf('a.xlsx', xlsxOf({ sheet: list, more: [{ name: '..\\..\\evil.exe', content: 'x' }] })),
    ).toEqual([['a@x.org']]);
  });
});

describe('XML that is not what it says', () => {
  const lol =
    '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';

  test.each(['&b;', '&x;'])('the declared entity %s is not expanded', async (entity) => {
    const content = `${lol}<worksheet><sheetData><row><c t="inlineStr"><is><t>${entity}</t></is></c></row></sheetData></worksheet>`;
    const file = xlsxOf({ sheet: '', more: [{ name: 'xl/worksheets/sheet1.xml', content }] });
    expect(await problemOf('a.xlsx', file)).toMatchObject({ code: 'file-damaged', part: 'xl/worksheets/sheet1.xml' });
    const cell = `<table:table-row><table:table-cell><text:p>${entity}</text:p></table:table-cell></table:table-row>`;
    expect(await problemOf('a.ods', odsOf(cell, lol))).toMatchObject({ code: 'file-damaged', part: 'content.xml' });
  });

  test.each(['', '<worksheet>', '<worksheet><sheetData></worksheet>', 'PK', '<worksheet/><worksheet/>', '\0\0'])(
    '%j is damaged, with its place',
    async (content) => {
      const file = xlsxOf({ sheet: '', more: [{ name: 'xl/worksheets/sheet1.xml', content }] });
      expect(await problemOf('a.xlsx', file)).toMatchObject({ code: 'file-damaged', part: 'xl/worksheets/sheet1.xml' });
    },
  );

  test('places, counts and styles that cannot be are passed over', async () => {
    const sheet = `<cols><col min="-99999999999" max="99999999999" hidden="1"/><col min="x" max="" hidden="1"/></cols><sheetData><row r="-1"><c r="A0"><v>1</v></c></row><row r="1e9"><c><v>2</v></c></row><row r="2"><c r="ZZZZ2"><v>3</v></c><c r="B2" t="s"><v>99</v></c><c r="C2" s="-7"><v>NaN</v></c><c r="constructor" t="__proto__"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref="A1:"/><mergeCell ref="C9:A1"/></mergeCells>`;
    expect(await answerOf('a.xlsx', xlsxOf({ sheet }))).toMatchObject({ capture: { kind: 'xlsx' } });
  });
});

describe('very large sheets', () => {
  test('1,048,576 rows are read, and the page may breathe meanwhile', async () => {
    const row = '<row><c t="inlineStr"><is><t>someone@example.org</t></is></c></row>';
    const sheet = `<sheetData>${row.repeat(1_048_576)}</sheetData>`;
    let breaths = 0;
    // Rows that say nothing else pack better than a list ever does: random comments keep the ratio that of a real file.
    const noise = Array.from({ length: 60_000 }, (_, index) => Math.imul(index + 1, 0x9e3779b1).toString(36)).join('');
    const answer = await readFile(
      { name: 'a.xlsx', bytes: xlsxOf({ sheet: `<!--${noise}-->${sheet}` }) },
      {
        ...withoutDocument,
        pause: async () => {
          breaths += 1;
        },
      },
    );
    if ('problem' in answer) throw new Error(answer.problem.code);
    const content = answer.capture.parts[0]?.content;
    expect(content?.kind === 'grid' && content.cells.length).toBe(1_048_576);
    expect(breaths).toBeGreaterThan(50);
  });

  test('16,384 columns are read', async () => {
    const cells = Array.from({ length: 16_384 }, (_, index) => `<c><v>${index}</v></c>`).join('');
    const [line = []] = await cellsOf('a.xlsx', xlsxOf({ sheet: `<sheetData><row>${cells}</row></sheetData>` }));
    expect(line).toHaveLength(16_384);
    expect(line.at(-1)).toBe('16383');
  });

  test('a single cell in the last row costs no more than its rows', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData>';
    expect((await cellsOf('a.xlsx', xlsxOf({ sheet }))).flat()).toEqual(['1', '2']);
  });

  test('1,000,001 lines of text are handed on whole', async () => {
    const text = 'someone@example.org\n'.repeat(1_000_001);
    const { parts } = await captureOf('list.csv', text);
    expect(parts[0]?.content).toEqual({ kind: 'text', text });
  });
});

describe('text that is hardly one', () => {
  test.each([
    ['', 'file-empty'],
    ['\ufeff', 'file-without-content'],
    [' \r\n\t\n', 'file-without-content'],
  ])('%j is refused as %s', async (text, code) => {
    expect(await problemOf('list.csv', text)).toMatchObject({ code });
  });

  test('a header alone is read: the review says that it names nobody', async () => {
    expect(await captureOf('list.csv', 'Nom;Prénom;E-mail\r\n')).toMatchObject({ kind: 'text', notes: [] });
  });

  test('some NUL bytes are no reason to refuse a list', async () => {
    const { parts } = await captureOf('list.csv', `Jean <a@x.org>\0\n${'Anne <b@x.org>\n'.repeat(20)}`);
    expect(parts[0]?.content.kind).toBe('text');
  });

  test('bytes without sense are no list', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);
    expect(await problemOf('list.csv', bytes)).toEqual({ code: 'file-not-a-list', found: 'binary' });
  });

  test('overlong and cut UTF-8 is read with the unreadable places counted', async () => {
    const line = Buffer.from('Élodie Françoise Noël <elodie@x.org>\n'.repeat(5));
    const bytes = Buffer.concat([line, Buffer.from([0x41, 0xc0, 0xaf, 0x42, 0xe2, 0x82, 0x0a]), line]);
    const { notes } = await captureOf('list.csv', bytes);
    expect(notes).toMatchObject([{ kind: 'unreadable-characters' }]);
  });
});
