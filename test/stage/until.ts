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
