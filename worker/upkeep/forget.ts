import { erasedDigests } from '../erasures/erasure-digest.ts';
import { newId } from '../random.ts';
import type { Settings } from '../settings.ts';
import { forgetListsStatements, forgetPeople, readOverdue, readRetention } from './forgotten-store.ts';
import { purgeAuditStatement } from './purge-store.ts';
import { tellingLists } from './telling-lists.ts';

const day = 24 * 3_600_000;

/** People and lists that one tick forgets, at most; the next tick goes on. */
const peoplePerTick = 500;
const listsPerTick = 20;

/** Forgets what the space wants to be forgotten after so many days: see its settings `forget…Days`. */
export async function forgetByTime(
  db: D1Database,
  settings: Pick<Settings, 'linkSecrets'>,
  now: number,
): Promise<void> {
  const retention = await readRetention(db);
  if (!retention) return;
  const { forgetInvitedDays, forgetListsDays, forgetAuditDays } = retention;
  if (forgetInvitedDays > 0) await forgetInvited(db, settings, { until: now - forgetInvitedDays * day, now });
  if (forgetListsDays > 0) {
    const until = now - forgetListsDays * day;
    await db.batch(forgetListsStatements(db, { until, now, lists: listsPerTick }));
  }
  if (forgetAuditDays > 0) await purgeAuditStatement(db, now - forgetAuditDays * day).run();
}

/**
 * Erases people who never accepted, like an admin would. Who is suspended stays: else a list could bring them back as
 * somebody new. What other, refused rows quote goes by its own time.
 */
async function forgetInvited(
  db: D1Database,
  settings: Pick<Settings, 'linkSecrets'>,
  { until, now }: { until: number; now: number },
): Promise<void> {
  const overdue = await readOverdue(db, until, peoplePerTick);
  if (overdue.length === 0) return;
  const batchIds = await tellingLists(db, overdue);
  const digests = await erasedDigests(settings, overdue);
  await forgetPeople(db, { digests, batchIds, until, now, auditId: newId() });
}
