/**
 * The statement that puts the addresses of mails on the list of those that are not mailed: their servers refused them
 * for good. It follows the one that marks the mails as failed, in its transaction.
 */
export function suppressRefusedStatement(db: D1Database, mailIds: readonly string[], now: number): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO suppressions (address_digest, reason, since)
       SELECT DISTINCT address_digest, 'bounce', ?2
         FROM json_each(?1) AS each CROSS JOIN outbox ON outbox.id = each.value
        WHERE outbox.state = 'failed' AND address_digest <> ''
           ON CONFLICT (address_digest) DO UPDATE SET reason = excluded.reason, since = excluded.since
        WHERE suppressions.reason = 'unsubscribe'`,
    )
    .bind(JSON.stringify(mailIds), now);
}
