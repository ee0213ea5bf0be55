import { countUnhashed, wipeServedStatement } from '../access/initial-password-store.ts';
import { wakeHashing } from '../access/wake-hashing.ts';
import type { Environment } from '../environment.ts';
import { noteTickStatement } from '../health/health-store.ts';
import { remindInvited } from '../invitations/reminder-round.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import { countDueMails, requeueExpiredLeases } from '../mail/outbox-store.ts';
import { maxAttempts } from '../mail/retry-delay.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { mendListKeys } from '../members/list-key-store.ts';
import { inviteToPathsStatements } from '../paths/path-invitation-store.ts';
import { settingsOf } from '../settings.ts';
import { mendAddressDigests } from '../suppressions/member-digest-store.ts';
import { forgetByTime } from './forget.ts';
import { overdueInvitationStatements } from './overdue-invitation-store.ts';
import { purgeStatements } from './purge-store.ts';

/** Mails for which one tick wakes deliveries up, at most; the next tick sees to the rest. */
const mailsPerTick = 5000;

/** Initial passwords for which one tick wakes hashing up, at most: about a minute of CPU. */
const passwordsPerTick = 2000;

/**
 * What cron does every minute: mail whose delivery died is queued again, overdue invitations end, sessions that start
 * invite to their paths, who has not accepted is reminded, mail that is due gets its deliveries and initial passwords
 * their hashes, new names their place in lists, who never accepted is forgotten, and what has served its time is
 * deleted. A tick that is missed or comes ten times changes nothing. A part that fails keeps none of the others from
 * its work: whatever one row did to it, mail would not leave and passwords would not be wiped, minute after minute.
 * Rejects at the end if any has failed.
 */
export async function keepUp(env: Environment, now: number): Promise<void> {
  const settings = settingsOf(env);
  const parts: (() => Promise<unknown>)[] = [
    () => requeueExpiredLeases(env.DB, now, maxAttempts),
    () => env.DB.batch(overdueInvitationStatements(env.DB, now)),
    () => mendAddressDigests(env.DB, settings),
    () => env.DB.batch(inviteToPathsStatements(env.DB, now, { all: true })),
    () => remindInvited(env.DB, settings, now),
    async () => wakeDelivery(env, await countDueMails(env.DB, now, mailsPerTick)),
    async () => wakeHashing(env, await countUnhashed(env.DB, now, passwordsPerTick)),
    () => mendListKeys(env.DB),
    () => forgetByTime(env.DB, settings, now),
    () => env.DB.batch([...purgeStatements(env.DB, now), wipeServedStatement(env.DB)]),
  ];
  let failed = 0;
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      failed += 1;
      log({ event: 'upkeep-failed', reason: loggedReason(error) });
    }
  }
  await noteTickStatement(env.DB, { now, failed }).run();
  if (failed > 0) throw new Error(`${failed} parts of the upkeep failed`);
}
