import * as v from 'valibot';
import { MailPause } from '../../shared/contract/health.ts';
import type { MailLimit } from './transport.ts';

const minute = 60_000;

/** Milliseconds of the first pause and of the longest: each one doubles the one before it, until mail leaves again. */
const waits: Record<MailLimit, { first: number; longest: number }> = {
  rate: { first: minute, longest: 15 * minute },
  // Nobody says when their day begins.
  quota: { first: 15 * minute, longest: 60 * minute },
};

/** The statement that lets the mail wait as a whole. While a pause lasts, a second word of the limit changes nothing. */
export function pauseMailStatement(db: D1Database, reason: MailLimit, now: number): D1PreparedStatement {
  const { first, longest } = waits[reason];
  return db
    .prepare(
      `INSERT INTO mail_pause (id, reason, until, pauses) VALUES (1, ?1, ?2 + ?3, 1)
       ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, until = ?2 + min(?4, ?3 << min(pauses, 10)),
                                      pauses = pauses + 1
        WHERE until <= ?2`,
    )
    .bind(reason, now, first, longest);
}

/** The statement that notes that mail leaves again, so that the next pause is a short one. */
export function endPausesStatement(db: D1Database, now: number): D1PreparedStatement {
  return db.prepare('UPDATE mail_pause SET pauses = 0 WHERE id = 1 AND pauses > 0 AND until <= ?1').bind(now);
}

/**
 * SQL that is true while no mail may be claimed at the moment `now` (the parameter's name): during a pause, and after it
 * while one mail tries whether the limit still holds.
 */
export function mailWaitsSql(now: string): string {
  return `EXISTS (SELECT 1 FROM mail_pause AS p
                   WHERE p.until > ${now}
                      OR (p.pauses > 0
                          AND EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND lease_until > ${now})))`;
}

const StoredPause = v.nullable(v.object({ ...MailPause.entries, pauses: v.number() }));
/** The last pause of the mail: when it ends or ended, why, and how many there were without mail leaving. */
export type StoredPause = v.InferOutput<typeof StoredPause>;

/** Reads the last pause; null when there was none. */
export async function readMailPause(db: D1Database): Promise<StoredPause> {
  return v.parse(StoredPause, await db.prepare('SELECT reason, until, pauses FROM mail_pause WHERE id = 1').first());
}
