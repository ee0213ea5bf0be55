/** Runs steps of work with a turn for the page after each. Not inside of a transaction: it would end. */
export async function withPauses<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
