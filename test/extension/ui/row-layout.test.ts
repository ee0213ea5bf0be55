import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laidOut, type RowLayout } from '../../../extension/ui/rows/row-layout.ts';

interface Row {
  id: string;
  remarks: number;
}

const rule = {
  keyOf: ({ id }: Row, index: number, size: number) => (size > 36 ? id : index),
  estimateSize: ({ remarks }: Row) => 36 + 24 * remarks,
};

function told({ sizes, keyAt, rows }: RowLayout<Row>) {
  return rows.map((_, index) => [keyAt(index), sizes[index]]);
}

const rowsOf = (lists: readonly (readonly [string, number])[]): Row[] =>
  lists.map(([id, remarks]) => ({ id, remarks }));
const lists = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(2)), { maxLength: 6 });

test('a list is laid out as if it had not been laid out before, whatever it was', () => {
  fc.assert(
    fc.property(lists, lists, fc.nat(6), fc.boolean(), (before, after, kept, isOther) => {
      const first = rowsOf(before);
      const last = laidOut(first, rule, ['plan'], null);
      const rows = [...first.slice(0, kept), ...rowsOf(after)];
      const layout = laidOut(rows, rule, [isOther ? 'another plan' : 'plan'], last);
      const anew = laidOut(rows, rule, [], null);
      expect(told(layout)).toEqual(told(anew));
      // The table lays all out again when it is given another function: only then has it to.
      if (layout.keyAt === last.keyAt) expect(told(anew)).toEqual(told(last));
    }),
  );
});

test('an edit that leaves a row as high as it was lays nothing out again, and asks of no other row', () => {
  const first = rowsOf(Array.from({ length: 1000 }, (_, at) => [`row ${at}`, at % 50 === 0 ? 1 : 0] as const));
  const last = laidOut(first, rule, ['plan'], null);
  const asked: string[] = [];
  const watched = {
    keyOf: rule.keyOf,
    estimateSize: (row: Row) => {
      asked.push(row.id);
      return rule.estimateSize(row);
    },
  };
  const edited = first.map((row) => (row.id === 'row 7' ? { ...row } : row));
  const layout = laidOut(edited, watched, ['plan'], last);
  expect(layout.keyAt).toBe(last.keyAt);
  expect(asked).toEqual(['row 7']);
  const higher = edited.map((row) => (row.id === 'row 8' ? { ...row, remarks: 1 } : row));
  expect(laidOut(higher, watched, ['plan'], layout).keyAt).not.toBe(layout.keyAt);
  expect(laidOut(edited, watched, ['another plan'], layout).rows).toBe(edited);
  expect(asked).toHaveLength(1 + 1 + 1000);
});

test('a row that is still to be read, as of a list that is read by pages, has its place', () => {
  const { sizes, keyAt } = laidOut([null, 'a'], { keyOf: (row) => row ?? '', estimateSize: () => 36 }, [], null);
  expect([...sizes]).toEqual([36, 36]);
  expect([keyAt(0), keyAt(1)]).toEqual(['', 'a']);
});
