import { expect, test } from 'vitest';
import { withPauses } from '../../../extension/batches/with-pauses.ts';

test('work that takes long leaves turns to others, and ends with its answer', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1));
  const answer = await withPauses(
    (function* () {
      while (turns < 3) yield;
      return 'done';
    })(),
  );
  clearInterval(others);
  expect(answer).toBe('done');
});

test('work that is stopped ends at its next turn, without an answer', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort());
  const answer = await withPauses(
    (function* (): Generator<undefined, string> {
      while (!stop.signal.aborted) yield;
      for (let step = 0; step < 1_000_000_000; step++) yield;
      return 'never';
    })(),
    stop.signal,
  );
  expect(answer).toBeNull();
});
