import type { Environment, WakeUp } from '../environment.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';

/** Messages of one `sendBatch`, at most; a limit of Queues. */
const messagesPerSend = 100;

/** Puts so many wake-ups of a kind into their queue. Never rejects: what is to be done stands in the database. */
export async function sendWakeUps(env: Environment, kind: WakeUp['kind'], count: number): Promise<void> {
  const messages = Array.from({ length: count }, () => ({ body: { kind } }));
  const queue = kind === 'mail' ? env.WAKE_UPS : env.HASHING;
  try {
    for (let start = 0; start < messages.length; start += messagesPerSend) {
      await queue.sendBatch(messages.slice(start, start + messagesPerSend));
    }
  } catch (error) {
    log({ event: 'wake-up-not-sent', kind, reason: loggedReason(error) });
  }
}
