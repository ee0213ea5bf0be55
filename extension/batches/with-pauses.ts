import { isSliceOver, joinSlice, pageTurn } from '../page-turn.ts';

/**
 * Runs steps of work, with a turn for the page whenever the work in its task has taken some milliseconds. Null when the
 * signal stopped it at such a turn. Not inside of a transaction: it would end.
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
  joinSlice();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!isSliceOver()) continue;
    await pageTurn();
    if (signal?.aborted) return null;
  }
}
