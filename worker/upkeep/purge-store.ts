import { undoDays } from '../../shared/contract/undo.ts';

const day = 24 * 3_600_000;

/** Milliseconds for which used-up rate-limit windows are kept; no window is longer. */
const rateLimitMemory = day;

/** Milliseconds for which ended device codes are kept, so that a slow device still hears "expired". */
const deviceCodeMemory = 3_600_000;

/** Milliseconds for which a password reset is remembered after its time. */
const resetMemory = 7 * day;

/** Milliseconds for which browsers can hear of an erasure; by then a browser's sign-in has ended four times over. */
const erasureMemory = 400 * day;

/** Milliseconds for which a batch can be taken back. */
const undoMemory = undoDays * day;

/** Rows of a table that one tick deletes, at most: a flood of them is deleted by many ticks. */
const rowsPerTick = 5000;

/** The statements that delete what has served its time; each goes by an index, and repeating them changes nothing. */
export function purgeStatements(db: D1Database, now: number): D1PreparedStatement[] {
  return [
    purge(db, {
      table: 'rate_limits',
      key: 'bucket, window_start',
      time: 'window_start',
      until: now - rateLimitMemory,
    }),
    purge(db, { table: 'sign_ins', key: 'id', time: 'expires_at', until: now }),
    purge(db, { table: 'device_codes', key: 'device_code_hash', time: 'expires_at', until: now - deviceCodeMemory }),
    purge(db, { table: 'password_resets', key: 'id', time: 'expires_at', until: now - resetMemory }),
    purge(db, { table: 'erasures', key: 'id', time: 'erased_at', until: now - erasureMemory }),
    purge(db, { table: 'batch_changes', key: 'batch_id, member_id', time: 'changed_at', until: now - undoMemory }),
  ];
}

/** The statement that deletes the lines of the audit that are older than the space wants to keep them. */
export function purgeAuditStatement(db: D1Database, until: number): D1PreparedStatement {
  return purge(db, { table: 'audit', key: 'id', time: 'at', until });
}

function purge(
  db: D1Database,
  { table, key, time, until }: { table: string; key: string; time: string; until: number },
): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${time} <= ?1 ORDER BY ${time} LIMIT ?2)`,
    )
    .bind(until, rowsPerTick);
}
