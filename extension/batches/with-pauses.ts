/** Milliseconds of work after which a page gets its turn: half of a frame. */
const slice = 8;

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
  for (let end = performance.now() + slice; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted) return null;
    end = performance.now() + slice;
  }
}
