import { describe, expect, test } from 'vitest';
import { movedCell, nextCell } from '../../../extension/ui/rows/cell-position.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('moving through the table by keys', () => {
  test.each([
    ['ArrowUp', false, { row: 4, column: 2 }],
    ['ArrowDown', false, { row: 6, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 3 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['ArrowDown', true, { row: 99, column: 2 }],
    ['PageDown', false, { row: 25, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ])('%s (with Ctrl: %s)', (key, withControl, expected) => {
    expect(movedCell({ row: 5, column: 2 }, press(key, withControl), { rows: 100, lastColumn: 4 })).toEqual(expected);
  });

  test('stops at the edges', () => {
    expect(movedCell({ row: 0, column: 0 }, press('ArrowUp'), { rows: 3, lastColumn: 4 })).toEqual({
      row: 0,
      column: 0,
    });
    expect(movedCell({ row: 2, column: 4 }, press('ArrowDown'), { rows: 3, lastColumn: 4 })).toEqual({
      row: 2,
      column: 4,
    });
    expect(movedCell({ row: 2, column: 4 }, press('ArrowRight'), { rows: 3, lastColumn: 4 })).toEqual({
      row: 2,
      column: 4,
    });
  });

  test('other keys do not move', () => {
    expect(movedCell({ row: 0, column: 0 }, press('a'), { rows: 3, lastColumn: 4 })).toBeNull();
    expect(movedCell({ row: 0, column: 0 }, press('Tab'), { rows: 3, lastColumn: 4 })).toBeNull();
  });
});

describe('going on to the next text cell', () => {
  test('goes on in the next row after the last column, past the box at its start', () => {
    expect(nextCell({ row: 0, column: 4 }, false, { rows: 2, lastColumn: 4 })).toEqual({ row: 1, column: 1 });
    expect(nextCell({ row: 1, column: 1 }, true, { rows: 2, lastColumn: 4 })).toEqual({ row: 0, column: 4 });
  });

  test('ends at the ends of the table', () => {
    expect(nextCell({ row: 1, column: 4 }, false, { rows: 2, lastColumn: 4 })).toBeNull();
    expect(nextCell({ row: 0, column: 1 }, true, { rows: 2, lastColumn: 4 })).toBeNull();
  });
});
