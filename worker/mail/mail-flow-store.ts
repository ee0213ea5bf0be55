/** The statement that notes that mail has left. */
export function noteMailLeftStatement(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO mail_flow (id, left_at) VALUES (1, ?1)
       ON CONFLICT (id) DO UPDATE SET left_at = max(left_at, excluded.left_at)`,
    )
    .bind(now);
}
