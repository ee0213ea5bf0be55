import type { AuditAction } from '../../shared/contract/admin.ts';

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
 * The statement that writes down what the statement right before it in the transaction changed: nothing if that changed
 * nothing, else as many as rows were changed.
 */
export function auditChangesStatement(db: D1Database, act: Omit<AuditedAct, 'count'>): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit (id, at, action, actor_id, member_id, subject, count)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, changes() WHERE changes() > 0`,
    )
    .bind(act.id, act.now, act.action, act.by, act.memberId ?? null, act.subject ?? '');
}
