import { expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import { editsInSight } from '../../../extension/ui/rows/edits-in-sight.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

const person = withoutPassword(emptyPerson());
const rows = Array.from({ length: 5000 }, (_, position) =>
  addedRow({ id: `row ${position}`, batchId: 'a', position, person, problems: [], place: null }),
);
const allOf = (some: typeof rows) => some.map(({ id }) => ({ rowId: id, patch: { excluded: true } }));
const sight = (startIndex: number, endIndex: number) => ({ range: { startIndex, endIndex } });
const places = (edits: readonly { rowId: string }[]) => edits.map(({ rowId }) => Number(rowId.slice(4)));

test('few edits are all shown before they are stored, wherever their rows are', () => {
  const edits = allOf(rows.slice(4000));
  expect(editsInSight(edits, rows, sight(0, 20))).toBe(edits);
});

test('of very many, those of the rows in sight and around them are', () => {
  const near = places(editsInSight(allOf(rows), rows, sight(2000, 2020)));
  expect(near.length).toBeLessThanOrEqual(1000);
  expect([near[0], near.at(-1)]).toEqual([1510, 2509]);
  expect(places(editsInSight(allOf(rows), rows, sight(0, 20))).slice(0, 2)).toEqual([0, 1]);
  expect(places(editsInSight(allOf(rows), rows, sight(4980, 4999))).at(-1)).toBe(4999);
  expect(places(editsInSight(allOf(rows), rows, null))[0]).toBe(0);
});

test('rows that are not edited stand between them', () => {
  const edited = rows.filter((_, at) => at % 2 === 1);
  const near = places(editsInSight(allOf(edited), rows, sight(2000, 2020)));
  expect(near.every((at) => at % 2 === 1)).toBe(true);
  expect(near.slice(0, 2)).toEqual([1511, 1513]);
});

test('where the rows in sight are not edited, nothing is shown before', () => {
  expect(editsInSight(allOf(rows.slice(0, 1200)), rows, sight(4000, 4020))).toEqual([]);
});
