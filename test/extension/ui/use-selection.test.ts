// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import type { GridField } from '../../../extension/ui/rows/grid-field.ts';
import { type Selection, useSelection } from '../../../extension/ui/rows/use-selection.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

const rows = ['a', 'b', 'c'].map((id, position) =>
  addedRow({ id, batchId: '', position, person: withoutPassword(emptyPerson()), problems: [], place: null }),
);

interface Drawing {
  fields: readonly GridField[];
  /** Rows that are there; all when left out. */
  count?: number;
  isLoading?: boolean;
  /** The first row that the filter shows. */
  first?: number;
}

/** Answers how to draw a table of rows with the fields that are given; it answers its selection. */
function openTable(): (fields: readonly GridField[], more?: Omit<Drawing, 'fields'>) => Selection {
  const place = document.createElement('div');
  let shown: Selection | undefined;
  const Table = ({ fields, count = rows.length, isLoading = false, first = 0 }: Drawing) => {
    shown = useSelection(rows.slice(first, count), fields, isLoading, `from ${first}`);
    return null;
  };
  return (fields, more = {}) => {
    render(h(Table, { fields, ...more }), place);
    if (!shown) throw new Error('The table is not drawn.');
    return shown;
  };
}

const few: readonly GridField[] = ['lastName', 'email', 'language'];
const more: readonly GridField[] = ['lastName', 'email', 'labels', 'language'];

test('the keyboard stays in its field when a column comes before it with rows that were read later', () => {
  const draw = openTable();
  draw(few).select({ row: 1, column: 3 });
  expect(draw(few).active).toEqual({ row: 1, column: 3 });
  expect(draw(more).active).toEqual({ row: 1, column: 4 });
  expect(draw(few).active).toEqual({ row: 1, column: 3 });
});

test('a block reaches as far as it did when a column comes between its fields, or is gone', () => {
  const draw = openTable();
  draw(few).selectBlock({ row: 0, column: 0 }, { row: 2, column: 3 });
  expect(draw(more).range).toMatchObject({ left: 0, right: 4 });
  draw(more).selectBlock({ row: 0, column: 3 }, { row: 2, column: 4 });
  expect(draw(few).range).toMatchObject({ left: 3, right: 3 });
});

test('who selects all while rows are still to come has selected those, too, but none that is added later', async () => {
  const draw = openTable();
  draw(few, { count: 1, isLoading: true }).selectBlock({ row: 0, column: 0 }, { row: 0, column: 3 });
  expect(draw([...few, 'groups'], { count: 2 }).range).toEqual({ top: 0, bottom: 1, left: 0, right: 4 });
  await new Promise((resolve) => setTimeout(resolve));
  expect(draw([...few, 'groups']).range).toEqual({ top: 0, bottom: 1, left: 0, right: 4 });
});

test('who selects all at the first cell, where the keyboard comes to, has selected something until it is gone', () => {
  const draw = openTable();
  expect(draw(few).isUsed).toBe(false);
  draw(few).selectBlock({ row: 0, column: 0 }, { row: 2, column: 3 });
  expect(draw(few)).toMatchObject({ isUsed: true, range: { top: 0, bottom: 2 } });
  expect(draw(few, { count: 0 }).isUsed).toBe(false);
});

test('a column that is selected while rows are still to come stays one column', () => {
  const draw = openTable();
  draw(few, { count: 2, isLoading: true }).selectBlock({ row: 0, column: 3 }, { row: 1, column: 3 });
  expect(draw([...few, 'groups']).range).toEqual({ top: 0, bottom: 2, left: 3, right: 3 });
});

test('who selects all that a filter shows while rows are still to come has not selected what it leaves out', async () => {
  const draw = openTable();
  draw(few, { first: 1, count: 2, isLoading: true }).selectBlock({ row: 0, column: 0 }, { row: 0, column: 3 });
  draw(few, { isLoading: true });
  await new Promise((resolve) => setTimeout(resolve));
  expect(draw(few, { isLoading: true }).range).toMatchObject({ top: 1, bottom: 1 });
  expect(draw(few).range).toMatchObject({ top: 1, bottom: 1 });
});
