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

/** Answers how to draw a table of these rows with the fields that are given; it answers its selection. */
function openTable(): (fields: readonly GridField[]) => Selection {
  const place = document.createElement('div');
  let shown: Selection | undefined;
  const Table = ({ fields }: { fields: readonly GridField[] }) => {
    shown = useSelection(rows, fields);
    return null;
  };
  return (fields) => {
    render(h(Table, { fields }), place);
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
