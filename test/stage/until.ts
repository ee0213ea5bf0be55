import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which nothing that is waited for here will still come. */
const patience = 100_000;

/** Asks again and again until the answer is not null; throws with what was waited for before the test gives up. */
export async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(50);
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** Milliseconds after which what was not answered is done again. */
const attempt = 10_000;

/**
 * Acts and asks until the answer is not null; acts again when there is none: a window that is not ready loses the keys
 * that are pressed in it.
 */
export function untilActed<T>(what: string, act: () => Promise<void>, ask: () => Promise<T | null>): Promise<T> {
  return until(what, async () => {
    await act();
    const end = performance.now() + attempt;
    do {
      const answer = await ask();
      if (answer !== null) return answer;
      await sleep(50);
    } while (performance.now() < end);
    return null;
  });
}
