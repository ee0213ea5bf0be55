import { describe, expect, test } from 'vitest';
import { sheetCells } from '../../../../extension/capture/sheet/sheet-cells.ts';
import { selectionIn } from '../../../../extension/capture/sheet/sheet-range.ts';

describe('the name box says what is selected', () => {
  test.each([
    ['A2:C9', 'A2:C9'],
    [' $A$2:$C$9 ', 'A2:C9'],
    ['A:C', 'A:C'],
    ['A2:C', 'A2:C'],
    ['2:9', 'A2:ZZZ9'],
    ['AA10:ZZ1000000', 'AA10:ZZ1000000'],
  ])('a range: %s', (box, range) => {
    expect(selectionIn(box)).toEqual({ selection: 'range', range });
  });

  test.each([
    ['A1', 'none'],
    ['ZZ1000', 'none'],
    ['', 'none'],
    ['A1:B2,D4:E5', 'several'],
    ['A1:B2;D4:E5', 'several'],
    ['Élèves', 'named'],
    ['Staff_2026', 'named'],
    ['A1:', 'named'],
    ['A1:B2:C3', 'named'],
    ["'Staff'!A1:B2", 'named'],
  ])('or nothing that can be told: %s', (box, selection) => {
    expect(selectionIn(box)).toEqual({ selection, range: null });
  });
});

describe('of what Google gave', () => {
  const place = (range: string | null) => ({ document: '', gid: '0', range });
  const csv = 'a,b,c,d\r\ne,f,"g\n""h""",i\r\n,,,\r\nj,k,l,m\r\n,,,\r\n , ,,\r\n';

  test('every cell is kept as it is, empty rows at the end are not', () => {
    expect(sheetCells(csv, place(null))).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f', 'g\n"h"', 'i'],
      ['', '', '', ''],
      ['j', 'k', 'l', 'm'],
    ]);
  });

  test('a range with all its sides is already cut', () => {
    expect(sheetCells('g,i', place('C2:D2'))).toEqual([['g', 'i']]);
  });

  test('a range that the sheet ends is cut out of the whole, from whichever corner it was drawn', () => {
    expect(sheetCells(csv, place('B:C'))[1]).toEqual(['f', 'g\n"h"']);
    expect(sheetCells(csv, place('C:B'))[1]).toEqual(['f', 'g\n"h"']);
    expect(sheetCells(csv, place('B2:C'))[0]).toEqual(['f', 'g\n"h"']);
    expect(sheetCells(csv, place('A4:ZZZ4'))).toEqual([['j', 'k', 'l', 'm']]);
    expect(sheetCells(csv, place('A2:ZZZ1'))).toHaveLength(2);
  });

  test.each(['', '\r\n', ',,,\r\n,,,', ' ,\t'])('nothing is nothing: %j', (empty) => {
    expect(sheetCells(empty, place(null))).toEqual([]);
    expect(sheetCells(empty, place('A:C'))).toEqual([]);
  });
});
