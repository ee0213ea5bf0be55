import type { Environment } from '../environment.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { sendWakeUps } from '../wake-ups/send-wake-ups.ts';
import { chosenTransport } from './chosen-transport.ts';
import { deliverDueMails, deliveryTime } from './delivery.ts';

/** Mails that one wake-up stands for. */
const mailsPerWakeUp = 50;

/**
 * Wakes deliveries up for so many mails, about one for fifty. Never rejects: the mails stand in the outbox, and the
 * sweeper wakes for whatever is due.
 */
export function wakeDelivery(env: Environment, mails: number): Promise<void> {
  return sendWakeUps(env, 'mail', Math.ceil(mails / mailsPerWakeUp));
}

/** Delivers what so many wake-ups stand for; wakes another delivery when its time does not suffice. */
export async function deliverWoken(env: Environment, wakeUps: number): Promise<void> {
  const settings = settingsOf(env);
  const transport = chosenTransport(env);
  const timeOver = AbortSignal.timeout(deliveryTime);
  const sources = { now: () => Date.now(), random: () => Math.random(), newId, timeOver };
  try {
    const limit = wakeUps * mailsPerWakeUp;
    const { outOfTime } = await deliverDueMails(env.DB, settings, transport, limit, sources);
    if (outOfTime) await wakeDelivery(env, mailsPerWakeUp);
  } finally {
    await transport.close();
  }
}
