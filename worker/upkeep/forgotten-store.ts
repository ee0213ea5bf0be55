import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { SpaceSettings } from '../../shared/contract/space.ts';
import type { ErasedDigests } from '../erasures/erasure-digest.ts';
import { noteErasuresStatement } from '../erasures/erasure-store.ts';
import { withoutEvidenceSql } from '../members/quoted-evidence-store.ts';
import { forgetTitlesStatements } from './telling-lists-store.ts';

const Retention = v.pick(SpaceSettings, ['forgetInvitedDays', 'forgetListsDays', 'forgetAuditDays']);

/** After how many days the space forgets; null until it is set up. */
export async function readRetention(db: D1Database): Promise<v.InferOutput<typeof Retention> | null> {
  const row = await db
    .prepare(
      `SELECT forget_invited_days AS forgetInvitedDays, forget_lists_days AS forgetListsDays,
              forget_audit_days AS forgetAuditDays
         FROM space`,
    )
    .first();
  return row && v.parse(Retention, row);
}

const Overdue = v.object({
  id: ServerId,
  email: v.string(),
  addressKey: v.string(),
  lastName: v.string(),
  firstName: v.string(),
});
/** Somebody who never accepted and whose time is over. */
type Overdue = v.InferOutput<typeof Overdue>;

/** SQL that is true for a member `m` who never accepted and has had no open invitation since a moment or longer. */
const isOverdueSql = (moment: '?2' | '?3') => `m.state = 'invited' AND m.uninvited_at <= ${moment}`;

/** Who never accepted and has had no open invitation since then: the first of them. */
export async function readOverdue(db: D1Database, until: number, limit: number): Promise<Overdue[]> {
  const { results } = await db
    .prepare(
      `SELECT id, email, address_key AS addressKey, last_name AS lastName, first_name AS firstName FROM members
        WHERE state = 'invited' AND uninvited_at <= ?1 ORDER BY uninvited_at LIMIT ?2`,
    )
    .bind(until, limit)
    .all();
  return v.parse(v.array(Overdue), results);
}

/** People to be forgotten, as they were found. */
interface Forgetting {
  digests: readonly ErasedDigests[];
  /** The lists that are called after one of them. */
  batchIds: readonly string[];
  until: number;
  now: number;
  auditId: string;
}

/**
 * Erases them in one transaction of five statements, whatever their number, but nobody who was invited again meanwhile.
 * Written down is how many, without anybody who did it: the space does.
 */
export async function forgetPeople(
  db: D1Database,
  { digests, batchIds, until, now, auditId }: Forgetting,
): Promise<void> {
  await db.batch([
    ...forgetTitlesStatements(db, batchIds),
    noteErasuresStatement(db, { digests, now, condition: isOverdueSql('?3'), bound: [until] }),
    db
      .prepare(
        `DELETE FROM members AS m WHERE m.id IN (SELECT value ->> 'id' FROM json_each(?1)) AND ${isOverdueSql('?2')}`,
      )
      .bind(JSON.stringify(digests), until),
    db
      .prepare(
        `INSERT INTO audit (id, at, action, count) SELECT ?1, ?2, 'members-forgotten', changes() WHERE changes() > 0`,
      )
      .bind(auditId, now),
  ]);
}

/**
 * The two statements, of one transaction, that forget what the refused rows of lists quote that were applied before
 * `until`, some lists at a time; what became of each row stays.
 */
export function forgetListsStatements(
  db: D1Database,
  { until, now, lists }: { until: number; now: number; lists: number },
): D1PreparedStatement[] {
  const due = 'SELECT id FROM batches WHERE forgotten_at IS NULL AND applied_at <= ?1 ORDER BY applied_at LIMIT ?2';
  return [
    db
      .prepare(
        `UPDATE batch_rows SET problems = ${withoutEvidenceSql} WHERE batch_id IN (${due}) AND outcome = 'refused'`,
      )
      .bind(until, lists),
    db.prepare(`UPDATE batches SET forgotten_at = ?3 WHERE id IN (${due})`).bind(until, lists, now),
  ];
}
