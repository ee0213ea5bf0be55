import * as v from 'valibot';
import type { DeadLetterReason } from '../../shared/contract/health.ts';
import { cloudflareReport } from '../bounces/cloudflare-report.ts';
import { isBusyDatabase } from '../busy-database.ts';
import { type Environment, WakeUp } from '../environment.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import { chosenTransport } from '../mail/chosen-transport.ts';
import { newId } from '../random.ts';
import { keepDeadLetter } from './dead-letter-store.ts';

/**
 * Gives a message up: keeps it as a dead letter, for an admin to see, and is done with it. If even that fails, the
 * queue brings it again, or passes it on to the queue of dead letters, from which it comes here.
 */
export async function bury(message: Message<unknown>, env: Environment, why: DeadLetterReason): Promise<void> {
  const letter = { ...contentOf(message.body), why, attempts: message.attempts };
  try {
    await keepDeadLetter(env.DB, { ...letter, id: newId(), messageId: message.id, at: Date.now() });
    log({ event: 'dead-letter', kind: letter.kind, why, attempts: letter.attempts });
    message.ack();
  } catch (error) {
    log({ event: 'dead-letter-not-kept', reason: loggedReason(error) });
    message.retry({ delaySeconds: 60 });
  }
}

function contentOf(body: unknown) {
  if (v.is(WakeUp, body)) return { kind: body.kind, report: null };
  const report = cloudflareReport(body);
  return report ? ({ kind: 'report', report } as const) : ({ kind: 'unknown', report: null } as const);
}

/** Why work fails, as an admin is told it. */
export function whyFailed(error: unknown, env: Environment): DeadLetterReason {
  if (error instanceof Error && isBusyDatabase(error)) return 'database';
  try {
    chosenTransport(env);
    return 'unexpected';
  } catch {
    return 'settings';
  }
}
