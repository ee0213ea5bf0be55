import * as v from 'valibot';
import { type AuditAction, AuditEntry } from '../../shared/contract/audit.ts';
import { jsonText } from '../json-text.ts';
import { namedMemberSql } from '../members/named-member-store.ts';

/** Something that an admin did. */
export interface AuditedAct {
  id: string;
  now: number;
  action: AuditAction;
  /** The member who did it. */
  by: string;
  /** Whom it was done to, if one person. */
  memberId?: string;
  /** What it was done to, in words that hold nothing personal; see `AuditEntry`. */
  subject?: string;
  /** How many rows, people or invitations; 1 unless told. */
  count?: number;
}

/** The statement that writes an act down; it belongs into the transaction that does it. */
export function auditStatement(db: D1Database, act: AuditedAct): D1PreparedStatement {
  return db
    .prepare(
      'INSERT INTO audit (id, at, action, actor_id, member_id, subject, count) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)',
    )
    .bind(act.id, act.now, act.action, act.by, act.memberId ?? null, act.subject ?? '', act.count ?? 1);
}

/**
 * The same for an act that may have come to nothing: writes it down if the statement right before it changed rows, and
 * how many, unless the act tells a count.
 */
export function auditIfChangedStatement(db: D1Database, act: AuditedAct): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit (id, at, action, actor_id, member_id, subject, count)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(?7, changes()) WHERE changes() > 0`,
    )
    .bind(act.id, act.now, act.action, act.by, act.memberId ?? null, act.subject ?? '', act.count ?? null);
}

/**
 * The same for an act on many people: `peopleSql` selects their `member_id`s, with `bound` from `?5` on. Nothing is
 * written down about nobody.
 */
export function auditedPeopleStatement(
  db: D1Database,
  act: Pick<AuditedAct, 'id' | 'now' | 'action' | 'by'>,
  peopleSql: string,
  bound: readonly string[],
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit (id, at, action, actor_id, member_id, subject, count)
       SELECT ?1, ?2, ?3, ?4, iif(count(*) = 1, max(member_id), NULL), '', count(*) FROM (${peopleSql})
       HAVING count(*) > 0`,
    )
    .bind(act.id, act.now, act.action, act.by, ...bound);
}

/** The place of a line in the audit, from which a list goes on. */
export interface AuditPlace {
  at: number;
  id: string;
}

const StoredEntry = v.object({
  ...AuditEntry.entries,
  actor: v.pipe(v.nullable(jsonText), AuditEntry.entries.actor),
  member: v.pipe(v.nullable(jsonText), AuditEntry.entries.member),
});

/** The lines of the audit behind a place, the newest first; from the newest on without a place. */
export async function listAudit(
  db: D1Database,
  { after, limit }: { after: AuditPlace | null; limit: number },
): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare(
      `SELECT audit.id, audit.at, audit.action, audit.subject, audit.count,
              ${namedMemberSql('actor')} AS actor, ${namedMemberSql('whom')} AS member
         FROM audit
         LEFT JOIN members AS actor ON actor.id = audit.actor_id
         LEFT JOIN members AS whom ON whom.id = audit.member_id
        WHERE (audit.at, audit.id) < (?1, ?2)
        ORDER BY audit.at DESC, audit.id DESC LIMIT ?3`,
    )
    .bind(after?.at ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit)
    .all();
  return v.parse(v.array(StoredEntry), results);
}

/** How many lines the audit has. */
export async function countAudit(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT count(*) AS lines FROM audit').first();
  return v.parse(v.object({ lines: v.number() }), row).lines;
}
