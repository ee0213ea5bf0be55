import * as v from 'valibot';
import { Session } from '../../shared/contract/path.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { allOf, type Condition } from '../conditions.ts';
import { jsonText } from '../json-text.ts';
import { inviteToPathsStatements, isOpenSql, uninviteStatements } from './path-invitation-store.ts';

const StoredSession = v.object({ ...Session.entries, path: v.pipe(jsonText, Session.entries.path) });

/** What admins say about a session. */
export type SessionFields = Pick<Session, 'name' | 'startsAt' | 'endsAt'>;

/** The session of this id as it stands at the moment `now`, or null. */
export async function findSession(db: D1Database, id: string, now: number): Promise<Session | null> {
  const [session] = await chosenSessions(db, [{ sql: 's.id = ?', values: [id] }], { now, limit: 1 });
  return session ?? null;
}

/** The sessions of a path, the latest start first, behind a place. */
export function listSessions(
  db: D1Database,
  pathId: string,
  { after, limit, now }: { after: { startsAt: number; id: string } | null; limit: number; now: number },
): Promise<Session[]> {
  const behind = after === null ? [] : [{ sql: '(s.starts_at, s.id) < (?, ?)', values: [after.startsAt, after.id] }];
  return chosenSessions(db, [{ sql: 's.path_id = ?', values: [pathId] }, ...behind], { now, limit });
}

/** How many sessions a path has. */
export async function countSessions(db: D1Database, pathId: string): Promise<number> {
  const row = await db.prepare('SELECT count(*) AS total FROM sessions WHERE path_id = ?1').bind(pathId).first();
  return v.parse(v.object({ total: v.number() }), row).total;
}

/** Stores a session; without effect if the path is gone. */
export async function createSession(
  db: D1Database,
  session: SessionFields & { id: string; pathId: string; now: number },
  act: AuditedAct,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO sessions (id, path_id, name, starts_at, ends_at, created_at)
         SELECT ?1, id, ?3, ?4, ?5, ?6 FROM paths WHERE id = ?2`,
      )
      .bind(session.id, session.pathId, session.name, session.startsAt, session.endsAt, session.now),
    auditIfChangedStatement(db, act),
  ]);
}

/** Changes a session that is not cancelled, and with it what is mailed about it; answers how many mails now wait. */
export async function changeSession(
  db: D1Database,
  session: SessionFields & { id: string; now: number },
  act: AuditedAct,
): Promise<{ mails: number }> {
  const change = db
    .prepare(
      `UPDATE sessions SET name = ?2, starts_at = ?3, ends_at = ?4
        WHERE id = ?1 AND cancelled_at IS NULL AND (name, starts_at, ends_at) IS NOT (?2, ?3, ?4)`,
    )
    .bind(session.id, session.name, session.startsAt, session.endsAt);
  return followed(db, session, [change, auditIfChangedStatement(db, act)]);
}

/** Cancels a session; who waited for its mail is not mailed. */
export async function cancelSession(
  db: D1Database,
  session: { id: string; now: number },
  act: AuditedAct,
): Promise<void> {
  const cancel = db
    .prepare('UPDATE sessions SET cancelled_at = ?2 WHERE id = ?1 AND cancelled_at IS NULL')
    .bind(session.id, session.now);
  await followed(db, session, [cancel, auditIfChangedStatement(db, act)]);
}

/**
 * Carries statements out that change a session or its enrolments, and in the same transaction what follows for its
 * mails; answers how many records the first one changed, and how many mails came into the outbox.
 */
export async function followed(
  db: D1Database,
  { id, now }: { id: string; now: number },
  statements: D1PreparedStatement[],
): Promise<{ changed: number; mails: number }> {
  const results = await db.batch([
    ...statements,
    ...uninviteStatements(db, now, id),
    ...inviteToPathsStatements(db, now, { sessionIds: [id] }),
  ]);
  return { changed: results[0]?.meta.changes ?? 0, mails: results.at(-1)?.meta.changes ?? 0 };
}

/** The sessions are chosen first, so that the people of those alone are counted. */
async function chosenSessions(
  db: D1Database,
  conditions: Condition[],
  { now, limit }: { now: number; limit: number },
): Promise<Session[]> {
  const meant = allOf(conditions);
  const { results } = await db
    .prepare(
      `WITH chosen AS MATERIALIZED (
         SELECT s.*, CASE
                  WHEN s.cancelled_at IS NOT NULL THEN 'cancelled'
                  WHEN s.starts_at > ?1 THEN 'upcoming'
                  WHEN ${isOpenSql('?1')} THEN 'open'
                  ELSE 'ended'
                END AS state
           FROM sessions AS s WHERE ${meant.sql} ORDER BY s.starts_at DESC, s.id DESC LIMIT ?)
       SELECT chosen.id, json_object('id', paths.id, 'name', paths.name) AS path, chosen.name,
              chosen.starts_at AS startsAt, chosen.ends_at AS endsAt, chosen.state, chosen.created_at AS createdAt,
              (SELECT count(*) FROM session_groups WHERE session_id = chosen.id) AS groups,
              (SELECT count(*) FROM (
                 SELECT member_id FROM session_members WHERE session_id = chosen.id
                  UNION
                 SELECT member_id FROM session_groups JOIN group_members USING (group_id)
                  WHERE session_id = chosen.id)) AS learners
         FROM chosen JOIN paths ON paths.id = chosen.path_id
        ORDER BY chosen.starts_at DESC, chosen.id DESC`,
    )
    .bind(now, ...meant.values, limit)
    .all();
  return v.parse(v.array(StoredSession), results);
}
