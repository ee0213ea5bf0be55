import * as v from 'valibot';
import { bounceReasons } from '../../shared/contract/follow-up.ts';
import { DeadLetter } from '../../shared/contract/health.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import type { DeliveryReport } from '../bounces/delivery-report.ts';
import { jsonText } from '../json-text.ts';

/** A dead letter as it is kept. */
interface NewDeadLetter extends DeadLetter {
  /** The queue's name of the message. */
  messageId: string;
  /** What it reports of a mail, if it does. */
  report: DeliveryReport | null;
}

/** Keeps a dead letter; one that the queue brings again is kept once. */
export async function keepDeadLetter(db: D1Database, letter: NewDeadLetter): Promise<void> {
  await db
    .prepare(
      `INSERT INTO dead_letters (id, message_id, kind, why, attempts, report, at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (message_id) DO NOTHING`,
    )
    .bind(
      letter.id,
      letter.messageId,
      letter.kind,
      letter.why,
      letter.attempts,
      letter.report && JSON.stringify(letter.report),
      letter.at,
    )
    .run();
}

/** The place of a dead letter in the list, from which it goes on. */
interface DeadLetterPlace {
  at: number;
  id: string;
}

/** The dead letters behind a place, the newest first; from the newest on without a place. */
export async function listDeadLetters(
  db: D1Database,
  { after, limit }: { after: DeadLetterPlace | null; limit: number },
): Promise<DeadLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT id, kind, why, attempts, at FROM dead_letters
        WHERE (at, id) < (?1, ?2) ORDER BY at DESC, id DESC LIMIT ?3`,
    )
    .bind(after?.at ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit)
    .all();
  return v.parse(v.array(DeadLetter), results);
}

/** How many dead letters there are. */
export async function countDeadLetters(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT count(*) AS letters FROM dead_letters').first();
  return v.parse(v.object({ letters: v.number() }), row).letters;
}

const StoredReport = v.intersect([
  v.variant('kind', [
    v.object({ kind: v.picklist(['delivered', 'complained']) }),
    v.object({ kind: v.literal('bounced'), reason: v.picklist(bounceReasons), isDeadEnd: v.boolean() }),
  ]),
  v.object({ mail: v.union([v.object({ id: v.string() }), v.object({ providerId: v.string() })]) }),
]);

const Replayable = v.object({
  id: DeadLetter.entries.id,
  kind: v.picklist(['mail', 'passwords', 'report']),
  report: v.nullable(v.pipe(jsonText, StoredReport)),
});
/** A dead letter with what it takes to do its work. */
type Replayable = v.InferOutput<typeof Replayable>;

/** Those of the named dead letters that are there and stand for work that we know. */
export async function findReplayable(db: D1Database, ids: readonly string[]): Promise<Replayable[]> {
  const { results } = await db
    .prepare(
      `SELECT id, kind, report FROM dead_letters
        WHERE id IN (SELECT value FROM json_each(?1)) AND kind <> 'unknown'`,
    )
    .bind(JSON.stringify(ids))
    .all();
  return v.parse(v.array(Replayable), results);
}

/** Lets the named dead letters go and writes that down; says how many were there. */
export async function letGo(db: D1Database, ids: readonly string[], act: AuditedAct): Promise<number> {
  const [gone] = await db.batch([
    db.prepare('DELETE FROM dead_letters WHERE id IN (SELECT value FROM json_each(?1))').bind(JSON.stringify(ids)),
    auditIfChangedStatement(db, act),
  ]);
  return gone?.meta.changes ?? 0;
}
