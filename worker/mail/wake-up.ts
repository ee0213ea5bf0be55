import * as v from 'valibot';
import { type Environment, WakeUp } from '../environment.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { chosenTransport } from './chosen-transport.ts';
import { deliverDueMails, deliveryTime } from './delivery.ts';
import { loggedReason } from './logged-reason.ts';

/** Mails that one wake-up stands for. */
const mailsPerWakeUp = 50;

/** Messages of one `sendBatch`, at most; a limit of Queues. */
const messagesPerSend = 100;

/** The queue whose messages have failed for good; `wrangler.jsonc` names it. */
const deadLetters = 'rollcall-dead-letters';

/**
 * Wakes deliveries up for so many mails, about one for fifty. Never rejects: the mails stand in the outbox, and the
 * sweeper wakes for whatever is due.
 */
export async function wakeDelivery(env: Environment, mails: number): Promise<void> {
  const messages = Array.from({ length: Math.ceil(mails / mailsPerWakeUp) }, () => ({ body: wakeUp }));
  try {
    for (let start = 0; start < messages.length; start += messagesPerSend) {
      await env.WAKE_UPS.sendBatch(messages.slice(start, start + messagesPerSend));
    }
  } catch (error) {
    log('wake-up-not-sent', error);
  }
}

const wakeUp: WakeUp = { kind: 'mail' };

/**
 * Answers the queue: delivers mail for the wake-ups among the messages. Each message is acknowledged by itself; one
 * that is no wake-up, or a dead letter, is logged and done with. If delivering fails, the queue brings the wake-ups
 * again.
 */
export async function answerWakeUps(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  const good: Message<unknown>[] = [];
  for (const message of batch.messages) {
    if (batch.queue !== deadLetters && v.is(WakeUp, message.body)) {
      good.push(message);
    } else {
      const event = batch.queue === deadLetters ? 'dead-letter' : 'poison-message';
      console.error(JSON.stringify({ event, message: message.id, attempts: message.attempts }));
      message.ack();
    }
  }
  if (good.length === 0) return;
  try {
    await deliver(env, good.length * mailsPerWakeUp);
    for (const message of good) message.ack();
  } catch (error) {
    log('delivery-failed', error);
    for (const message of good) message.retry({ delaySeconds: 10 });
  }
}

async function deliver(env: Environment, limit: number): Promise<void> {
  const settings = settingsOf(env);
  const transport = chosenTransport(settings);
  const timeOver = AbortSignal.timeout(deliveryTime);
  const sources = { now: () => Date.now(), random: () => Math.random(), newId, timeOver };
  try {
    const { outOfTime } = await deliverDueMails(env.DB, settings, transport, limit, sources);
    if (outOfTime) await wakeDelivery(env, mailsPerWakeUp);
  } finally {
    await transport.close();
  }
}

function log(event: string, error: unknown): void {
  console.error(JSON.stringify({ event, reason: loggedReason(error) }));
}
