import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from './seeded-random.ts';
import type { World } from './world.ts';

/** Kills workerd once to three times, each after so many milliseconds at most. */
export async function killWorkerd({ worker }: World, random: SeededRandom, pause: number): Promise<void> {
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    await sleep(random.below(pause));
    worker.kill();
  }
}
