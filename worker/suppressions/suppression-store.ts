import type { SuppressionReason } from '../../shared/contract/follow-up.ts';

/**
 * The statement that puts an address on the list; once is enough. Of two reasons the one that stops more mails stays: a
 * bounce or complaint takes the place of an unsubscription, and not the reverse.
 */
export function suppressStatement(
  db: D1Database,
  { digest, reason, now }: { digest: string; reason: SuppressionReason; now: number },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO suppressions (address_digest, reason, since) VALUES (?1, ?2, ?3)
           ON CONFLICT (address_digest) DO UPDATE SET reason = excluded.reason, since = excluded.since
        WHERE suppressions.reason = 'unsubscribe' AND excluded.reason <> 'unsubscribe'`,
    )
    .bind(digest, reason, now);
}

/** The statement that takes an unsubscription back; a mailbox that took no mail, and a complaint, stay on the list. */
export function unsuppressStatement(db: D1Database, digest: string): D1PreparedStatement {
  return db.prepare(`DELETE FROM suppressions WHERE address_digest = ?1 AND reason = 'unsubscribe'`).bind(digest);
}

/** SQL that is true for a member `m` who is on the list for one of these reasons, for any unless told. */
export function isSuppressedSql(reasons?: readonly SuppressionReason[]): string {
  const chosen = reasons ? ` AND reason IN (${reasons.map((reason) => `'${reason}'`).join(', ')})` : '';
  return `EXISTS (SELECT 1 FROM suppressions WHERE address_digest = m.address_digest${chosen})`;
}
