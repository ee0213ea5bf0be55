import { expect, test } from 'vitest';
import { dollarsFor, times } from '../../bench/cost/price-list.ts';

const nothing = { rowsRead: 0, rowsWritten: 0, requests: 0, cpuMs: 0, queueOperations: 0 };

test('what is used costs what Cloudflare asks for a million of it', () => {
  expect(dollarsFor(nothing)).toBe(0);
  expect(dollarsFor({ ...nothing, rowsWritten: 1_000_000 })).toBeCloseTo(1);
  expect(dollarsFor({ ...nothing, rowsRead: 1_000_000_000 })).toBeCloseTo(1);
  expect(dollarsFor({ ...nothing, requests: 10_000_000 })).toBeCloseTo(3);
});

test('a thousand times as much costs a thousand times as much', () => {
  const one = { rowsRead: 100, rowsWritten: 40, requests: 0.1, cpuMs: 2, queueOperations: 0.06 };
  expect(dollarsFor(times(one, 1000))).toBeCloseTo(1000 * dollarsFor(one));
});
