import * as v from 'valibot';
import { hashWoken } from '../access/wake-hashing.ts';
import { type Environment, WakeUp } from '../environment.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import { deliverWoken } from '../mail/wake-up.ts';
import { bury, whyFailed } from './bury.ts';
import { mostAttempts } from './most-attempts.ts';

/** How the name of the queue ends whose messages the platform has given up; each deployment has queues of its own. */
const deadLetters = '-dead-letters';

/**
 * Answers the queues: has done what the wake-ups among the messages stand for. Each message is acknowledged by itself;
 * one that is no wake-up, was given up or has failed too often is kept as a dead letter.
 */
export async function answerWakeUps(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  const woken: Record<WakeUp['kind'], Message<unknown>[]> = { mail: [], passwords: [] };
  for (const message of batch.messages) {
    if (batch.queue.endsWith(deadLetters)) await bury(message, env, 'unanswered');
    else if (v.is(WakeUp, message.body)) woken[message.body.kind].push(message);
    else await bury(message, env, 'not-understood');
  }
  await settle(woken.mail, env, 'delivery-failed', () => deliverWoken(env, woken.mail.length));
  await settle(woken.passwords, env, 'hashing-failed', () => hashWoken(env, woken.passwords.length));
}

/** Acknowledges the wake-ups of a kind once their work is done; if it fails, they come again, or are given up. */
async function settle(
  messages: readonly Message<unknown>[],
  env: Environment,
  failed: 'delivery-failed' | 'hashing-failed',
  work: () => Promise<void>,
): Promise<void> {
  if (messages.length === 0) return;
  try {
    await work();
    for (const message of messages) message.ack();
  } catch (error) {
    log({ event: failed, reason: loggedReason(error) });
    for (const message of messages) {
      if (message.attempts >= mostAttempts) await bury(message, env, whyFailed(error, env));
      else message.retry({ delaySeconds: 10 * 3 ** (message.attempts - 1) });
    }
  }
}
