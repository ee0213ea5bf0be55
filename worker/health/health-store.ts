import * as v from 'valibot';
import { MailPause, mailFaults } from '../../shared/contract/health.ts';
import { Moment } from '../../shared/contract/protocol.ts';

const StoredFacts = v.object({
  tickedAt: v.nullable(Moment),
  /** Parts of the last tick that failed. */
  failed: v.nullable(v.number()),
  /** When the mail that waits longest was or will be due. */
  dueAt: v.nullable(Moment),
  /** When the oldest mail that was tried in vain was written. */
  triedSince: v.nullable(Moment),
  /** When mail left last. */
  leftAt: v.nullable(Moment),
  /** When the initial password was set that waits longest for its hash. */
  unhashedSince: v.nullable(Moment),
  deadLetters: v.number(),
  /** When the last pause of the mail ends or ended, and why it was. */
  pauseUntil: v.nullable(Moment),
  pauseReason: v.nullable(MailPause.entries.reason),
});
/** Moments by which it shows whether work is stuck; null for what does not wait or never was. */
export type StoredFacts = v.InferOutput<typeof StoredFacts>;

const Migration = v.nullable(v.object({ name: v.pipe(v.string(), v.regex(/^\d{4}_/)) }));

/** The number of the newest migration that the database has gone through; 0 without any. */
export async function readSchemaVersion(db: D1Database): Promise<number> {
  const newest = v.parse(Migration, await db.prepare('SELECT max(name) AS name FROM d1_migrations').first());
  return newest ? Number(newest.name.slice(0, 4)) : 0;
}

/** Reads the facts; each is one look into an index, however much waits, but for dead letters, which are few. */
export async function readFacts(db: D1Database): Promise<StoredFacts> {
  const row = await db
    .prepare(
      `SELECT (SELECT ticked_at FROM upkeep WHERE id = 1) AS tickedAt,
              (SELECT failed FROM upkeep WHERE id = 1) AS failed,
              (SELECT min(due_at) FROM outbox WHERE state = 'queued') AS dueAt,
              (SELECT min(created_at) FROM outbox WHERE state = 'queued' AND attempts > 0) AS triedSince,
              (SELECT left_at FROM mail_flow WHERE id = 1) AS leftAt,
              (SELECT min(created_at) FROM initial_passwords WHERE hash_due_at IS NOT NULL) AS unhashedSince,
              (SELECT count(*) FROM dead_letters) AS deadLetters,
              (SELECT until FROM mail_pause WHERE id = 1) AS pauseUntil,
              (SELECT reason FROM mail_pause WHERE id = 1) AS pauseReason`,
    )
    .first();
  return v.parse(StoredFacts, row);
}

const Waiting = v.object({
  waitingMails: v.number(),
  lastReply: v.nullable(v.string()),
  mailFault: v.nullable(v.picklist(mailFaults)),
});

/** How many mails wait, and the mail server's last words to the one that is tried in vain longest, or why it has none. */
export async function readWaitingMails(db: D1Database): Promise<v.InferOutput<typeof Waiting>> {
  const row = await db
    .prepare(
      `WITH last AS (SELECT last_reply AS reply, last_reply IN (SELECT value FROM json_each(?1)) AS is_fault
                       FROM outbox WHERE state = 'queued' AND attempts > 0 ORDER BY created_at LIMIT 1)
       SELECT (SELECT count(*) FROM outbox WHERE state = 'queued') AS waitingMails,
              (SELECT iif(is_fault, NULL, reply) FROM last) AS lastReply,
              (SELECT iif(is_fault, reply, NULL) FROM last) AS mailFault`,
    )
    .bind(JSON.stringify(mailFaults))
    .first();
  return v.parse(Waiting, row);
}

/** The statement that notes a tick of cron; an older one changes nothing. */
export function noteTickStatement(db: D1Database, tick: { now: number; failed: number }): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO upkeep (id, ticked_at, failed) VALUES (1, ?1, ?2)
       ON CONFLICT (id) DO UPDATE SET ticked_at = excluded.ticked_at, failed = excluded.failed
        WHERE excluded.ticked_at >= ticked_at`,
    )
    .bind(tick.now, tick.failed);
}
