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
    expect(movedCell({ row: 5, column: 2 }, press(key, withControl), 100)).toEqual(expected);
  });

  test('stops at the edges', () => {
    expect(movedCell({ row: 0, column: 0 }, press('ArrowUp'), 3)).toEqual({ row: 0, column: 0 });
    expect(movedCell({ row: 2, column: 4 }, press('ArrowDown'), 3)).toEqual({ row: 2, column: 4 });
    expect(movedCell({ row: 2, column: 4 }, press('ArrowRight'), 3)).toEqual({ row: 2, column: 4 });
  });

  test('other keys do not move', () => {
    expect(movedCell({ row: 0, column: 0 }, press('a'), 3)).toBeNull();
    expect(movedCell({ row: 0, column: 0 }, press('Tab'), 3)).toBeNull();
  });
});

describe('going on to the next text cell', () => {
  test('goes on in the next row after the last column, past the box at its start', () => {
    expect(nextCell({ row: 0, column: 4 }, false, 2)).toEqual({ row: 1, column: 1 });
    expect(nextCell({ row: 1, column: 1 }, true, 2)).toEqual({ row: 0, column: 4 });
  });

  test('ends at the ends of the table', () => {
    expect(nextCell({ row: 1, column: 4 }, false, 2)).toBeNull();
    expect(nextCell({ row: 0, column: 1 }, true, 2)).toBeNull();
  });
});
