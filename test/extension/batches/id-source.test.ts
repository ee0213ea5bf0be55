import { expect, test } from 'vitest';
import { idSource } from '../../../extension/batches/id-source.ts';

test('ids are UUIDs in the order in which they were made, each another one, over many draws and sources', () => {
  const lists = Array.from({ length: 1000 }, () => Array.from({ length: 5 }, idSource()));
  const long = Array.from({ length: 5000 }, idSource());
  const ids = [...lists.flat(), ...long];
  expect(new Set(ids).size).toBe(10_000);
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !isUuid.test(id))).toEqual([]);
  // Unless a count comes to its end and begins anew, which no test lives to see.
  for (const list of [...lists, long]) expect(list.toSorted()).toEqual(list);
  // Every digit that is not fixed takes every value, those of the count's start too.
  const fixed = new Set([8, 13, 14, 18, 19, 23]);
  for (let at = 0; at < 36; at++) if (!fixed.has(at)) expect(new Set(ids.map((id) => id[at])).size).toBe(16);
});
