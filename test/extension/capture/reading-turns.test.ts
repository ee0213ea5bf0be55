import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPatiently } from '../../../extension/capture/reading-job.ts';

/** Milliseconds that each look at the clock takes here, one for each step of reading. */
const look = 2;

let turns = vi.spyOn(globalThis, 'setTimeout');

beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += look;
    return now;
  });
  turns = vi.spyOn(globalThis, 'setTimeout');
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function turnsWhileReading(people: number): Promise<number> {
  const lines = Array.from({ length: people }, (_, at) => `Name ${at}\tname${at}@example.org`);
  const content = { kind: 'text', text: ['Name\tE-mail', ...lines].join('\n') } as const;
  const reading = await readPatiently(content, {}, () => {}, new AbortController().signal);
  expect(reading?.rows).toHaveLength(people);
  return turns.mock.calls.length;
}

test('a list that is read in less than a frame is read before the page is drawn', async () => {
  expect(await turnsWhileReading(1000)).toBe(0);
});

test('while a longer list is read, the page has its turns', async () => {
  expect(await turnsWhileReading(10_000)).toBeGreaterThan(5);
});
