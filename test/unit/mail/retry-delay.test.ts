import { expect, test } from 'vitest';
import { maxAttempts, retryDelay } from '../../../worker/mail/retry-delay.ts';

const hour = 3_600_000;

test('waiting grows from a minute to six hours', () => {
  const delays = Array.from({ length: maxAttempts }, (_, index) => retryDelay(index + 1, 0));
  expect(delays.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
  expect(delays.at(-1)).toBe(6 * hour);
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
});

test('jitter takes away up to half', () => {
  expect(retryDelay(3, 1)).toBe(120_000);
  expect(retryDelay(3, 0.5)).toBe(180_000);
});

test('the last attempt comes one to three days after the first, whatever the jitter', () => {
  for (const jitter of [0, 1]) {
    let total = 0;
    for (let attempt = 1; attempt < maxAttempts; attempt++) total += retryDelay(attempt, jitter);
    expect(total).toBeGreaterThan(20 * hour);
    expect(total).toBeLessThan(72 * hour);
  }
});

test('absurd attempts still give a number', () => {
  expect(retryDelay(1e9, 0)).toBe(6 * hour);
});
