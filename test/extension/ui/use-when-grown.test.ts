// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import { type Selection, useSelection } from '../../../extension/ui/rows/use-selection.ts';
import { useWhenGrown } from '../../../extension/ui/rows/use-when-grown.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

const rows = ['a', 'b', 'c'].map((id, position) =>
  addedRow({ id, batchId: '', position, person: withoutPassword(emptyPerson()), problems: [], place: null }),
);

interface Drawing {
  /** Rows that are there; the list is whole with three. */
  count: number;
  wanted?: string;
}

/** A table whose selected rows can be emptied; it notes from which row to which it was done. */
function openTable() {
  const place = document.createElement('div');
  const emptied: [number, number][] = [];
  let shown: { selection: Selection; isWaiting: boolean; empty: () => void } | undefined;
  const Table = ({ count, wanted = 'all' }: Drawing) => {
    const selection = useSelection(rows.slice(0, count), ['email'], count < rows.length, wanted);
    const { top, bottom } = selection.range;
    const whole = useWhenGrown(selection, { empty: () => emptied.push([top, bottom]) });
    shown = { selection, isWaiting: whole.isWaiting, empty: () => whole.act(({ empty }) => empty()) };
    return null;
  };
  const draw = async (drawing: Drawing) => {
    render(h(Table, drawing), place);
    // Effects come behind a drawing, and may draw anew.
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!shown) throw new Error('The table is not drawn.');
    return shown;
  };
  return { draw, emptied };
}

const everything = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
] as const;

test('what is done to all rows while some are still to come is done to all of them, once', async () => {
  const { draw, emptied } = openTable();
  (await draw({ count: 1 })).selection.selectBlock(...everything);
  (await draw({ count: 1 })).empty();
  expect((await draw({ count: 2 })).isWaiting).toBe(true);
  expect(emptied).toEqual([]);
  expect((await draw({ count: 3 })).isWaiting).toBe(false);
  await draw({ count: 3 });
  expect(emptied).toEqual([[0, 2]]);
});

test('what is done to some rows is done at once', async () => {
  const { draw, emptied } = openTable();
  (await draw({ count: 2 })).selection.select({ row: 1, column: 1 });
  (await draw({ count: 2 })).empty();
  expect(emptied).toEqual([[1, 1]]);
});

test.each([
  ['before more rows come', 1],
  ['in the moment in which the last rows come', 3],
])('who selects something else %s has stopped it', async (_, count) => {
  const { draw, emptied } = openTable();
  (await draw({ count: 1 })).selection.selectBlock(...everything);
  const { selection, empty } = await draw({ count: 1 });
  empty();
  selection.select({ row: 0, column: 1 });
  expect((await draw({ count })).isWaiting).toBe(false);
  await draw({ count: 3 });
  expect(emptied).toEqual([]);
});

test('another filter stops it', async () => {
  const { draw, emptied } = openTable();
  (await draw({ count: 1 })).selection.selectBlock(...everything);
  (await draw({ count: 1 })).empty();
  expect((await draw({ count: 3, wanted: 'look' })).isWaiting).toBe(false);
  expect(emptied).toEqual([]);
});
