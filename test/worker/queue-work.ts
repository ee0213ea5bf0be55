import worker from '../../worker/index.ts';

/** Milliseconds that work may take once there is nothing left to do. */
const patience = 10_000;

let underWay = 0;
const answer = worker.queue;
worker.queue = async (batch, env) => {
  underWay += 1;
  try {
    await answer(batch, env);
  } finally {
    underWay -= 1;
  }
};

/**
 * Waits for what the real queues have the worker do: left alone, it would go on in the next test's space, or fail and
 * be brought again there.
 */
export async function queuesAreQuiet(): Promise<void> {
  const end = Date.now() + patience;
  while (underWay > 0 && Date.now() < end) await scheduler.wait(5);
}
