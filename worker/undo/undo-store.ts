import * as v from 'valibot';
import { ClientId, Moment } from '../../shared/contract/protocol.ts';
import { type Undo, Undo as UndoSchema } from '../../shared/contract/undo.ts';
import { auditStatement } from '../audit/audit-store.ts';
import { namedStatement } from '../batches/named-statement-store.ts';
import { StoredUndone } from '../batches/stored-undone.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { forgetTitlesStatements } from '../upkeep/telling-lists-store.ts';
import { undoCountsSql, undoneSql } from './undo-decision-store.ts';
import { undoEffectsSql } from './undo-effects-store.ts';

const Head = v.object({
  batchId: ClientId,
  appliedAt: Moment,
  title: v.string(),
  undoneAt: v.nullable(Moment),
});
const Counts = v.pick(UndoSchema, ['mailsLeft', 'mailsCancelled', 'groupsDeleted']);

const StoredRow = v.pipe(
  v.object({ id: ClientId, fate: v.unknown(), detail: v.unknown() }),
  v.transform(({ id, ...undone }) => ({ id, ...v.parse(StoredUndone, undone) })),
);

/** What taking a batch back would do or did, without the time that there is for it, and what the batch is called. */
export interface KnownUndo extends Omit<Undo, 'until'> {
  title: string;
}

/** Says what taking a batch back would do now or, once it is taken back, did; null if there is no such batch. */
export async function findUndo(db: D1Database, batchId: string, now: number): Promise<KnownUndo | null> {
  const values = { batchId, now };
  const [heads, rows, counts] = await db.batch([
    namedStatement(
      db,
      `SELECT b.id AS batchId, b.applied_at AS appliedAt, b.source ->> 'title' AS title, undos.undone_at AS undoneAt
         FROM batches AS b LEFT JOIN undos ON undos.batch_id = b.id WHERE b.id = :batchId`,
      values,
    ),
    namedStatement(
      db,
      `WITH ${undoneSql}
       SELECT r.id, coalesce(r.undo, undone.fate) AS fate, iif(r.undo IS NULL, undone.detail, r.undo_detail) AS detail
         FROM undone CROSS JOIN batch_rows AS r ON r.batch_id = :batchId AND r.position = undone.position
        ORDER BY r.position`,
      values,
    ),
    namedStatement(
      db,
      `WITH ${undoneSql}, planned AS (${undoCountsSql})
       SELECT coalesce(undos.mails_left, planned.mailsLeft) AS mailsLeft,
              coalesce(undos.mails_cancelled, planned.mailsCancelled) AS mailsCancelled,
              coalesce(undos.groups_deleted, planned.groupsDeleted) AS groupsDeleted
         FROM planned LEFT JOIN undos ON undos.batch_id = :batchId`,
      values,
    ),
  ]);
  const head = heads?.results[0];
  if (!head) return null;
  return {
    ...v.parse(Head, head),
    rows: v.parse(v.array(StoredRow), rows?.results),
    ...v.parse(Counts, counts?.results[0]),
  };
}

const Person = v.object({
  id: v.string(),
  email: v.string(),
  addressKey: v.string(),
  lastName: v.string(),
  firstName: v.string(),
});

/** The people whom taking a batch back would remove. */
export async function readRemoved(
  db: D1Database,
  batchId: string,
  now: number,
): Promise<v.InferOutput<typeof Person>[]> {
  const { results } = await namedStatement(
    db,
    `WITH ${undoneSql}
     SELECT m.id, m.email, m.address_key AS addressKey, m.last_name AS lastName, m.first_name AS firstName
       FROM undone CROSS JOIN members AS m ON m.id = undone.member_id WHERE undone.fate = 'removed'`,
    { batchId, now },
  ).all();
  return v.parse(v.array(Person), results);
}

/** A batch that is taken back. */
interface Undoing {
  batchId: string;
  title: string;
  now: number;
  by: string;
  auditId: string;
  /** The fates that the admin saw, in the batch's order. */
  seen: readonly string[];
  /** The lists that are called after one of them. */
  tellingLists: readonly string[];
}

/**
 * Takes a batch back in one transaction of thirty-odd statements, whatever the number of rows. Rejects, with nothing
 * changed, when it is taken back already, and when what it comes to is not what the admin saw (`isUndoChanged`).
 */
export async function undoRows(db: D1Database, undoing: Undoing): Promise<void> {
  const { batchId, title, now, by, auditId, seen, tellingLists } = undoing;
  const statement = (sql: string) => namedStatement(db, sql, { batchId, now, by, seen: JSON.stringify(seen) });
  const removed = `SELECT member_id FROM batch_rows WHERE batch_id = ?1 AND undo = 'removed'`;
  await db.batch([
    ...overdueInvitationStatements(db, now),
    statement(
      `WITH ${undoneSql}
       INSERT INTO undos (batch_id, undone_by, undone_at, mails_left, mails_cancelled, groups_deleted, as_seen)
       SELECT :batchId, :by, :now, mailsLeft, mailsCancelled, groupsDeleted,
              :seen = (SELECT json_group_array(fate ORDER BY position) FROM undone)
         FROM (${undoCountsSql})`,
    ),
    statement(
      `WITH ${undoneSql}
       UPDATE batch_rows SET undo = undone.fate, undo_detail = undone.detail
         FROM undone WHERE batch_rows.batch_id = :batchId AND batch_rows.position = undone.position`,
    ),
    ...undoEffectsSql.map(statement),
    ...forgetTitlesStatements(db, tellingLists),
    db.prepare(`DELETE FROM members WHERE id IN (${removed})`).bind(batchId),
    auditStatement(db, {
      id: auditId,
      now,
      action: 'batch-undone',
      by,
      subject: tellingLists.includes(batchId) ? '' : title,
      count: seen.length,
    }),
  ]);
}

/** Whether `undoRows` failed because a row would become something else than the admin saw. */
export function isUndoChanged(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CHECK constraint failed: undo_changed');
}
