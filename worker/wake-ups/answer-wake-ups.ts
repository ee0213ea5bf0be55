import * as v from 'valibot';
import { hashWoken } from '../access/wake-hashing.ts';
import { type Environment, WakeUp } from '../environment.ts';
import { loggedReason } from '../logged-reason.ts';
import { deliverWoken } from '../mail/wake-up.ts';

/** The queue whose messages have failed for good; `wrangler.jsonc` names it. */
const deadLetters = 'rollcall-dead-letters';

/**
 * Answers the queues: has done what the wake-ups among the messages stand for. Each message is acknowledged by itself;
 * one that is no wake-up, or a dead letter, is logged and done with.
 */
export async function answerWakeUps(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  const woken: Record<WakeUp['kind'], Message<unknown>[]> = { mail: [], passwords: [] };
  for (const message of batch.messages) {
    if (batch.queue !== deadLetters && v.is(WakeUp, message.body)) {
      woken[message.body.kind].push(message);
    } else {
      const event = batch.queue === deadLetters ? 'dead-letter' : 'poison-message';
      console.error(JSON.stringify({ event, message: message.id, attempts: message.attempts }));
      message.ack();
    }
  }
  await settle(woken.mail, 'delivery-failed', () => deliverWoken(env, woken.mail.length));
  await settle(woken.passwords, 'hashing-failed', () => hashWoken(env, woken.passwords.length));
}

/** Acknowledges the wake-ups of a kind once their work is done; if it fails, the queue brings them again. */
async function settle(messages: readonly Message<unknown>[], failed: string, work: () => Promise<void>): Promise<void> {
  if (messages.length === 0) return;
  try {
    await work();
    for (const message of messages) message.ack();
  } catch (error) {
    console.error(JSON.stringify({ event: failed, reason: loggedReason(error) }));
    for (const message of messages) message.retry({ delaySeconds: 10 });
  }
}
