import type { Evidence } from './evidence.ts';
import { playScenario, type Scenario, type ScenarioResult } from './scenario.ts';
import { startWorld, type World } from './world.ts';

/** One scenario to be played, with the seed of its draws. */
export interface Turn {
  scenario: Scenario;
  seed: number;
}

/** When a sweep ends, and who hears of it. */
interface SweepOptions {
  /** A moment of `performance.now()` after which no turn begins. */
  end: number;
  /** Ends it in the middle of a turn. */
  stopped: AbortSignal;
  /** Called each time that a world has been started. */
  started(): void;
  tell(result: ScenarioResult, place: number): void;
}

/** How many turns a world serves: what each check reads grows with it. */
const turnsPerWorld = 40;

/**
 * Plays one turn after the other and tells each result. A world that a scenario has left in ruins is replaced.
 */
export async function sweep(
  turns: readonly Turn[],
  { end, stopped, started, tell }: SweepOptions,
): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  let world: World | null = null;
  let before: Evidence | null = null;
  let served = 0;
  // What plays in it fails then, at once.
  stopped.addEventListener('abort', () => void world?.stop());
  try {
    for (const { scenario, seed } of turns) {
      if (performance.now() > end || stopped.aborted) break;
      const onSmallDisks = scenario.onSmallDisks ?? false;
      if (world && (served >= turnsPerWorld || onSmallDisks !== (world.disks !== null))) {
        await world.stop();
        world = null;
      }
      if (!world) {
        world = await startWorld({ onSmallDisks });
        started();
        before = null;
        served = 0;
      }
      const { result, evidence } = await playScenario(world, scenario, { seed, before });
      if (stopped.aborted) break;
      before = evidence;
      served = result.violations.length === 0 ? served + 1 : turnsPerWorld;
      results.push(result);
      tell(result, results.length);
    }
  } finally {
    await world?.stop();
  }
  return results;
}

/** Several scenarios as one: their faults one after the other, then everything is brought to its end together. */
export function medley(name: string, scenarios: readonly Scenario[]): Scenario {
  return {
    name,
    isShort: true,
    times: 1,
    async run(stage) {
      for (const scenario of scenarios) {
        await scenario.run(stage);
        stage.world.calm();
      }
    },
  };
}
