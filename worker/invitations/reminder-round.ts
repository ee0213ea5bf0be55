import type { Settings } from '../settings.ts';
import { readSpace } from '../space/space-store.ts';
import { reminderHoursEnd } from './reminder-hours.ts';
import { remindStatements } from './reminder-store.ts';

/** Puts the reminders into the outbox that the space wants at the moment `now`; none at night and on Sundays. */
export async function remindInvited(db: D1Database, settings: Settings, now: number): Promise<void> {
  const space = await readSpace(db);
  if (!space || space.reminderDays === 0) return;
  const until = reminderHoursEnd(now, space.timeZone);
  if (until === null) return;
  const knownSecrets = settings.linkSecrets.map(({ version }) => version);
  const { mailsPerDay } = settings;
  await db.batch(remindStatements(db, { now, days: space.reminderDays, until, knownSecrets, mailsPerDay }));
}
