import { describe, expect, test } from 'vitest';
import { sourceTitle } from '../../../extension/capture/source-title.ts';
import { type ChosenList, firstParts, listsFromText, listsToText } from '../../../extension/ui/intake/chosen-list.ts';
import { columnsWith, withAddresses, withChoice } from '../../../extension/ui/intake/chosen-meanings.ts';
import { columnSamples } from '../../../extension/ui/intake/column-samples.ts';
import type { Column, ColumnMeaning } from '../../../shared/reading/reading.ts';

describe('the title of a source', () => {
  test.each([
    ['class.csv', 'class.csv'],
    ['\u202efdp.exe\u202c.csv', 'fdp.exe.csv'],
    ['a\u200b\u00adb\u0000.csv', 'ab.csv'],
    ['two\r\nlines.csv', 'two lines.csv'],
    ['<b>bold</b>.csv', '<b>bold</b>.csv'],
    ['\u200e\u200f', ''],
    ['a\ud800.csv', 'a\ufffd.csv'],
  ])('of %j is %j', (name, title) => {
    expect(sourceTitle(name)).toBe(title);
  });

  test('is never longer than a space takes, and never ends in half a character', () => {
    for (const length of [198, 199, 200, 201]) {
      const title = sourceTitle(`${'x'.repeat(length)}${'😀'.repeat(30)}`);
      expect(title.length).toBeLessThanOrEqual(200);
      expect(title.isWellFormed()).toBe(true);
    }
  });
});

describe('samples of columns', () => {
  const columns = [
    { index: 0, header: 'Mail' },
    { index: 1, header: 'Class' },
  ];

  test('stand below the header, are different ones and few', () => {
    const cells = [
      ['My list', ''],
      [' Mail ', 'Class'],
      ['a@x.org', '3A'],
      ['b@x.org', '3A'],
      ['', '3B'],
      ['c@x.org', ''],
      ['d@x.org', ''],
    ];
    expect(columnSamples({ kind: 'grid', cells }, columns)).toEqual([
      ['a@x.org', 'b@x.org', 'c@x.org'],
      ['3A', '3B'],
    ]);
    const text = cells.map((row) => row.join(';')).join('\r\n');
    expect(columnSamples({ kind: 'text', text }, columns)).toEqual([
      ['a@x.org', 'b@x.org', 'c@x.org'],
      ['3A', '3B'],
    ]);
  });

  test('begin in the first row without a header, and are cut when they are long', () => {
    const cells = [['a@x.org', 'x'.repeat(10_000)]];
    const [addresses, others] = columnSamples({ kind: 'grid', cells }, [
      { index: 0, header: '' },
      { index: 1, header: '' },
      { index: 7, header: '' },
    ]);
    expect(addresses).toEqual(['a@x.org']);
    expect(others?.[0]?.length).toBe(40);
  });
});

describe('choosing what columns hold', () => {
  test('moves a meaning that one column can have, and shares one that several can', () => {
    const first = withChoice(new Map(), 1, 'email');
    expect([...withChoice(first, 2, 'email')]).toEqual([[2, 'email']]);
    const labels = withChoice(first, 2, 'labels');
    expect([...withChoice(labels, 3, 'labels')]).toEqual([
      [1, 'email'],
      [2, 'labels'],
      [3, 'labels'],
    ]);
    expect(withChoice(withChoice(first, 4, null), 5, null).get(4)).toBeNull();
  });

  const columns: Column[] = [
    { index: 0, header: 'mail', meaning: 'email', confidence: 0.9 },
    { index: 1, header: 'City', meaning: null, confidence: 0 },
  ];

  test('shows them so at once, and no meaning that one column can have twice', () => {
    expect(columnsWith(columns, new Map([[1, 'labels']]))).toEqual([
      columns[0],
      { ...columns[1], meaning: 'labels', confidence: 1 },
    ]);
    const moved = columnsWith(columns, new Map([[1, 'email']]));
    expect(moved.map(({ meaning }) => meaning)).toEqual([null, 'email']);
  });

  test('is undone for the column of addresses alone', () => {
    const chosen = new Map<number, ColumnMeaning>([
      [0, null],
      [1, 'labels'],
    ]);
    expect(withAddresses(chosen, columns)).toEqual(new Map([[1, 'labels']]));
  });
});

describe('files that are not a batch yet', () => {
  const list: ChosenList = {
    id: '1',
    name: 'list.xlsx',
    size: 10,
    state: {
      kind: 'read',
      chosen: [1],
      capture: {
        kind: 'xlsx',
        notes: [{ kind: 'hidden-sheets', names: ['Old'] }],
        parts: [
          {
            place: { kind: 'sheet', name: 'A' },
            content: { kind: 'grid', cells: [] },
            notes: [{ kind: 'hidden-rows', count: 2 }],
          },
          { place: { kind: 'sheet', name: 'B' }, content: { kind: 'grid', cells: [['a@x.org']] }, notes: [] },
        ],
      },
    },
  };

  test('come back as they were, without those that are still opened or were refused', () => {
    const opening: ChosenList = { id: '2', name: 'b', size: 1, state: { kind: 'opening' } };
    const refused: ChosenList = {
      id: '3',
      name: 'c',
      size: 1,
      state: { kind: 'refused', problem: { code: 'file-empty' } },
    };
    expect(listsFromText(listsToText([list, opening, refused]))).toEqual([list]);
    expect(listsToText([opening, refused])).toBe('');
    expect(listsFromText('')).toEqual([]);
  });

  test('of another version are forgotten, not a crash', () => {
    expect(listsFromText('{"version":9}')).toEqual([]);
    expect(listsFromText(listsToText([list]).replace('"a@x.org"', '7'))).toEqual([]);
  });

  test('are taken by their first part that holds something', () => {
    if (list.state.kind !== 'read') throw new Error('It was read.');
    expect(firstParts(list.state.capture)).toEqual([1]);
  });
});
