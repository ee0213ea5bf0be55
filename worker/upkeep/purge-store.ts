/** Milliseconds for which used-up rate-limit windows are kept; no window is longer. */
const rateLimitMemory = 24 * 3_600_000;

/** Milliseconds for which ended device codes are kept, so that a slow device still hears "expired". */
const deviceCodeMemory = 3_600_000;

/** Milliseconds for which a password reset is remembered after its time. */
const resetMemory = 7 * 24 * 3_600_000;

/** The statements that delete what has served its time; each goes by an index, and repeating them changes nothing. */
export function purgeStatements(db: D1Database, now: number): D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM rate_limits WHERE window_start <= ?1').bind(now - rateLimitMemory),
    db.prepare('DELETE FROM sign_ins WHERE expires_at <= ?1').bind(now),
    db.prepare('DELETE FROM device_codes WHERE expires_at <= ?1').bind(now - deviceCodeMemory),
    db.prepare('DELETE FROM password_resets WHERE expires_at <= ?1').bind(now - resetMemory),
  ];
}
