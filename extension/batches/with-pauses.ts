import { pageTurn, sliceOfWork } from '../page-turn.ts';

/**
 * Runs steps of work, with a turn for the page whenever they have taken some milliseconds. Null when the signal stopped
 * it at such a turn. Not inside of a transaction: it would end.
 */
export async function withPauses<Result>(steps: Generator<unknown, Result>): Promise<Result>;
export async function withPauses<Result>(
  steps: Generator<unknown, Result>,
  signal: AbortSignal,
): Promise<Result | null>;
export async function withPauses<Result>(
  steps: Generator<unknown, Result>,
  signal?: AbortSignal,
): Promise<Result | null> {
  for (let end = performance.now() + sliceOfWork; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await pageTurn();
    if (signal?.aborted) return null;
    end = performance.now() + sliceOfWork;
  }
}
