import worker from '../../worker/index.ts';

/** Milliseconds that work may take once there is nothing left to do. */
const patience = 10_000;

let underWay = 0;
let begun = 0;
const answer = worker.queue;
worker.queue = async (batch, env) => {
  // What an earlier test has sent and the queue brings late, or once more: what it is about is gone.
  if (batch.messages.every(({ timestamp }) => timestamp.getTime() < begun)) return batch.ackAll();
  underWay += 1;
  try {
    await answer(batch, env);
  } finally {
    underWay -= 1;
  }
};

/** Has the worker do from now on only what the queues are sent from now on. */
export function beginQueues(): void {
  begun = Date.now();
}

/**
 * Waits for what the real queues have the worker do: left alone, it would go on in the next test's space, or fail and
 * be brought again there.
 */
export async function queuesAreQuiet(): Promise<void> {
  const end = Date.now() + patience;
  while (underWay > 0 && Date.now() < end) await scheduler.wait(5);
}
