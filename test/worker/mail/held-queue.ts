import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Environment, WakeUp } from '../../../worker/environment.ts';
import { newId } from '../../../worker/random.ts';
import { answerWakeUps } from '../../../worker/wake-ups/answer-wake-ups.ts';

/** The queues as one that keeps its messages until the test has them answered, or loses them. */
export interface HeldQueue {
  /** The test environment with this queue in place of the real ones. */
  env: Environment;
  /** What waits. */
  bodies: WakeUp[];
  /** Resolves when a message of each of these kinds waits: who applies a batch is answered before they come. */
  heard(...kinds: WakeUp['kind'][]): Promise<void>;
  /** Has everything that waits answered, or one kind of it; throws if the worker wants a message again. */
  answer(kind?: WakeUp['kind']): Promise<void>;
}

/** Makes a queue that holds its messages back. */
export function holdQueue(): HeldQueue {
  const sendBatch: Queue<WakeUp>['sendBatch'] = async (messages) => {
    for (const { body } of messages) queue.bodies.push(body);
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  };
  const queue: HeldQueue = {
    env: { ...env, WAKE_UPS: { ...env.WAKE_UPS, sendBatch }, HASHING: { ...env.HASHING, sendBatch } },
    bodies: [],
    async heard(...kinds) {
      while (!kinds.every((kind) => queue.bodies.some((body) => body.kind === kind))) await scheduler.wait(5);
    },
    async answer(kind) {
      const isMeant = (body: WakeUp) => kind === undefined || body.kind === kind;
      const meant = queue.bodies.filter(isMeant);
      queue.bodies = queue.bodies.filter((body) => !isMeant(body));
      const messages = meant.map((body) => ({ id: newId(), timestamp: new Date(), attempts: 1, body }));
      const batch = createMessageBatch('rollcall-wake-ups', messages);
      await answerWakeUps(batch, queue.env);
      const { retryMessages } = await getQueueResult(batch, createExecutionContext());
      if (retryMessages.length > 0) throw new Error(`${retryMessages.length} messages are wanted again`);
    },
  };
  return queue;
}
