import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { quickCheck } from '../../../extension/batches/quick-check.ts';
import { StoredRow, storedRows } from '../../../extension/batches/stored-row.ts';
import { version2 } from './version-2.ts';

/** A copy of a record in which one value, at some depth, is another one or gone. */
function damaged(record: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof record !== 'object' || record === null) return by;
  const keys = Object.keys(record);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    name === key ? damaged(value, rest, by) : value,
  ]);
  const changed = Object.fromEntries(entries.filter(([name, value]) => name !== key || value !== gone));
  return Array.isArray(record) ? Object.values(changed) : changed;
}

const gone = Symbol('gone');
const value = fc.constantFrom(
  null,
  undefined,
  gone,
  '',
  'x',
  0,
  -1,
  Number.NaN,
  true,
  [],
  {},
  [null],
  { line: 1 },
  'email',
);

test('it says the same of any damaged row as the schema itself', () => {
  const isRow = quickCheck(StoredRow);
  const path = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...version2.rows), path, value, (row, at, by) => {
      const record = damaged(row, at, by);
      expect(isRow(record)).toBe(v.is(StoredRow, record));
    }),
    { numRuns: 2000 },
  );
});

test('whole rows pass, and one that is none is refused with all others', () => {
  expect(storedRows(version2.rows)).toEqual(version2.rows);
  expect(() => storedRows([...version2.rows, { ...version2.rows[0], id: 'x' }])).toThrow();
  expect(() => storedRows([undefined])).toThrow();
});

test('schemas of other kinds are asked themselves', () => {
  const isEven = quickCheck(
    v.object({
      at: v.pipe(
        v.number(),
        v.check((given) => given % 2 === 0),
      ),
    }),
  );
  expect([{ at: 2 }, { at: 3 }, { at: '2' }].map(isEven)).toEqual([true, false, false]);
  const isEither = quickCheck(v.array(v.union([v.string(), v.number()])));
  expect([[1, 'a'], [true]].map(isEither)).toEqual([true, false]);
});
