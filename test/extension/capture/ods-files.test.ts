import { expect, test } from 'vitest';
import { captureOf, cellsOf } from './file-answers.ts';
import { odsOf } from './ods-of.ts';

const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const value = (type: string, attribute: string, shown = '') =>
  cell(shown, `office:value-type="${type}" office:${attribute}`);

test('cells are read as they are shown, dates as ISO 8601, numbers with all their digits', async () => {
  const table = row(
    value('float', 'value="612345678"', '06 12 34 56 78'),
    value('float', 'value="33612345678"', '3.36E+10'),
    value('float', 'value="42"', '###'),
    value('percentage', 'value="0.5"', '50 %'),
    value('date', 'date-value="2025-11-22"', '22/11/25'),
    value('date', 'date-value="2025-11-22T14:30:00"', '22/11/25 14:30'),
    value('time', 'time-value="PT14H30M05S"', '14:30:05'),
    value('boolean', 'boolean-value="true"', 'VRAI'),
  );
  expect(await cellsOf('a.ods', odsOf(table))).toEqual([
    ['06 12 34 56 78', '33612345678', '42', '50 %', '2025-11-22', '2025-11-22 14:30', '14:30:05', 'TRUE'],
  ]);
});

test('paragraphs, line breaks, spaces, tabs and runs of one look make one text', async () => {
  const table = row(
    cell(
      'Anne<text:s text:c="2"/>Marie<text:line-break/><text:span>Le <text:span>Goff</text:span></text:span></text:p><text:p>Lyon<text:tab/>1',
    ),
  );
  expect(await cellsOf('a.ods', odsOf(table))).toEqual([['Anne  Marie\nLe Goff\nLyon\t1']]);
});

test('comments, drawings and recorded changes are no cells', async () => {
  const comment = '<office:annotation><text:p>old@x.org</text:p></office:annotation>';
  const drawing = '<draw:frame xmlns:draw="d"><draw:text-box><text:p>box@x.org</text:p></draw:text-box></draw:frame>';
  const shapes = '<table:shapes><draw:frame xmlns:draw="d"><text:p>shape@x.org</text:p></draw:frame></table:shapes>';
  const changes = `<table:tracked-changes>${row(cell('gone@x.org'))}</table:tracked-changes>`;
  const table = `${changes}${shapes}<table:table-row><table:table-cell>${comment}<text:p>new@x.org</text:p>${drawing}</table:table-cell></table:table-row>`;
  expect(await cellsOf('a.ods', odsOf(table))).toEqual([['new@x.org']]);
});

test('rows and columns stand where their groups, headers and repetitions put them', async () => {
  const table = [
    '<table:table-column table:number-columns-repeated="2"/><table:table-column-group><table:table-column table:visibility="collapse"/></table:table-column-group>',
    `<table:table-header-rows>${row(cell('A'), '<table:table-cell table:number-columns-repeated="2"/>', cell('D'))}</table:table-header-rows>`,
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
    `<table:table-row-group><table:table-row-group>${row(cell('x', 'table:number-columns-repeated="2"'), cell('hidden'))}</table:table-row-group></table:table-row-group>`,
    `<table:table-row table:number-rows-repeated="2">${cell('y')}</table:table-row>`,
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  ].join('');
  expect(await cellsOf('a.ods', odsOf(table))).toEqual([['A', '', '', 'D'], [], [], ['x', 'x'], ['y'], ['y']]);
});

test('a formula is read by its value, or shown as its text when it has none', async () => {
  const table = row(
    cell('a@x.org', 'table:formula="of:=[.A1]" office:value-type="string"'),
    '<table:table-cell table:formula="of:=LOWER([.B1])"/>',
    cell('#N/A', 'table:formula="of:=NA()" office:value-type="string" xmlns:calcext="c" calcext:value-type="error"'),
  );
  const { parts } = await captureOf('a.ods', odsOf(table));
  expect(parts).toMatchObject([
    {
      content: { cells: [['a@x.org', '=LOWER([.B1])']] },
      notes: [
        { kind: 'formulas', count: 2 },
        { kind: 'formulas-without-value', count: 1, first: 'B1' },
        { kind: 'error-cells', count: 1, first: 'C1', text: '#N/A' },
      ],
    },
  ]);
});

test('an address behind a name gets a column of its own', async () => {
  const link = '<text:a xmlns:xlink="l" xlink:href="mailto:jean@x.org">Jean</text:a>';
  const { parts } = await captureOf('a.ods', odsOf(row(cell(link), cell('Lyon'))));
  expect(parts).toMatchObject([
    { content: { cells: [['Jean', 'Lyon', 'jean@x.org']] }, notes: [{ kind: 'linked-addresses', count: 1 }] },
  ]);
});
