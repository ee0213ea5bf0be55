import { expect, test } from 'vitest';
import { idSource } from '../../../extension/batches/id-source.ts';

test('ids are random UUIDs of version 4, each another one, over many draws', () => {
  const newId = idSource();
  const ids = Array.from({ length: 5000 }, newId);
  expect(new Set(ids).size).toBe(5000);
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !isUuid.test(id))).toEqual([]);
  // Every digit that is not fixed takes every value.
  const fixed = new Set([8, 13, 14, 18, 19, 23]);
  for (let at = 0; at < 36; at++) if (!fixed.has(at)) expect(new Set(ids.map((id) => id[at])).size).toBe(16);
});
