import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPatiently } from '../../../extension/capture/reading-job.ts';
import { pageTurn } from '../../../extension/page-turn.ts';
import type { CapturedContent, ReadingProgress } from '../../../shared/reading/reading.ts';

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

function tableOf(people: number): CapturedContent {
  const lines = Array.from({ length: people }, (_, at) => `Name ${at}\tname${at}@example.org`);
  return { kind: 'text', text: ['Name\tE-mail', ...lines].join('\n') };
}

async function turnsWhileReading(people: number): Promise<number> {
  const reading = await readPatiently(tableOf(people), {}, () => {}, new AbortController().signal);
  expect(reading?.rows).toHaveLength(people);
  return turns.mock.calls.length;
}

test('a list that is read in less than a frame is read before the page is drawn', async () => {
  expect(await turnsWhileReading(1000)).toBe(0);
});

test('while a longer list is read, the page has its turns', async () => {
  expect(await turnsWhileReading(10_000)).toBeGreaterThan(5);
});

test('reading goes on when its first people were heard, and ends there when nobody wants it any more', async () => {
  const heard = Promise.withResolvers<void>();
  const told: number[] = [];
  const onProgress = ({ first }: ReadingProgress) => {
    if (first) told.push(first.rows.length);
    return first && heard.promise;
  };
  let isRead = false;
  const stop = new AbortController();
  const [reading, stopped] = [new AbortController(), stop].map(({ signal }) =>
    readPatiently(tableOf(2000), {}, onProgress, signal).then((answer) => {
      isRead = true;
      return answer?.rows.length;
    }),
  );
  await vi.waitFor(() => expect(told).toEqual([60, 60]));
  await pageTurn();
  expect(isRead).toBe(false);
  stop.abort();
  heard.resolve();
  expect([await reading, await stopped]).toEqual([2000, undefined]);
});
