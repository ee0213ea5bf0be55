import { isSuppressedSql } from '../suppressions/suppression-store.ts';

/** Whose enrolments are looked at: of these sessions, of all, of the people of a batch, or of those of some mails. */
type EnrolmentScope =
  | { sessionIds: readonly string[] }
  | { all: true }
  | { batchId: string }
  | { mailIds: readonly string[] };

/** Mails about paths alone that one person gets in `day` milliseconds, at most; the others come the day after. */
export const pathMailLimits = { mailsPerDay: 10, day: 86_400_000 } as const;

/** SQL that is true for a mail about a path, in the outbox, that counts within `pathMailLimits` at the moment `now`. */
export function isPathMailOfDaySql(now: string): string {
  return `(kind = 'path-invitation' AND state NOT IN ('failed', 'cancelled') AND created_at > ${now} - ${pathMailLimits.day})`;
}

/** SQL that is true for a session, named `s` or else, that is open at the moment `now`, a parameter. */
export function isOpenSql(now: string, s = 's'): string {
  return `(${s}.cancelled_at IS NULL AND ${s}.starts_at <= ${now} AND (${s}.ends_at IS NULL OR ${s}.ends_at > ${now}))`;
}

/** SQL that is true for a member, given by an id, who is enrolled in a session: by themselves or by a group. */
export function isEnrolledSql(sessionId: string, memberId: string): string {
  return `(EXISTS (SELECT 1 FROM session_members WHERE session_id = ${sessionId} AND member_id = ${memberId})
    OR EXISTS (SELECT 1 FROM session_groups JOIN group_members USING (group_id)
                WHERE session_id = ${sessionId} AND member_id = ${memberId}))`;
}

/**
 * SQL that is true for a member `m` whom a mail about a path can reach: they are in the space or can still join it, and
 * their address is not suppressed.
 */
export function isReachableSql(now: string): string {
  return `((m.state = 'active' OR m.state = 'invited' AND EXISTS
    (SELECT 1 FROM invitations WHERE member_id = m.id AND state = 'pending' AND expires_at > ${now}))
    AND NOT ${isSuppressedSql()})`;
}

/**
 * The statements that invite to their paths everybody who should be invited at the moment `now` and is not. What they
 * do follows from the tables alone, so that any of them may be repeated at any time, in any order of events: who is
 * enrolled in an open session, by themselves or by groups, and was invited by no open session of its path, is invited
 * once, by the session that began first. Who is about to be mailed about joining the space reads of it there; nobody's
 * mailbox is filled (`pathMailLimits`). They belong into one transaction; the second finds its rows by being right behind
 * the first, and its changes are the mails of their own: those have the ids of their invitations.
 */
export function inviteToPathsStatements(db: D1Database, now: number, scope: EnrolmentScope): D1PreparedStatement[] {
  const scoped = enrolledSql(scope);
  return [
    db.prepare(invitationsSql(scoped.sql)).bind(now, ...scoped.values),
    db
      .prepare(
        `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
         SELECT mail_id, 'path-invitation', member_id, id, 1, ?1, ?1 FROM path_invitations
          WHERE rowid > (SELECT max(rowid) FROM path_invitations) - changes() AND mail_id = id`,
      )
      .bind(now),
  ];
}

/** Who is enrolled in which session, by way of the indexes that the scope makes the shortest. */
function enrolledSql(scope: EnrolmentScope): { sql: string; values: string[] } {
  const bySession = (chosen: string) => `
    SELECT s.id AS session_id, each.member_id FROM (${chosen}) AS s
      CROSS JOIN session_members AS each ON each.session_id = s.id
     UNION
    SELECT s.id, each.member_id FROM (${chosen}) AS s
      CROSS JOIN session_groups ON session_groups.session_id = s.id
      CROSS JOIN group_members AS each ON each.group_id = session_groups.group_id`;
  if ('sessionIds' in scope) {
    const chosen = 'SELECT value AS id FROM json_each(?2)';
    return { sql: bySession(chosen), values: [JSON.stringify(scope.sessionIds)] };
  }
  if ('all' in scope) {
    return { sql: bySession(`SELECT s.id FROM sessions AS s WHERE ${isOpenSql('?1')}`), values: [] };
  }
  const people =
    'batchId' in scope
      ? 'SELECT DISTINCT member_id FROM batch_rows WHERE batch_id = ?2 AND member_id IS NOT NULL'
      : 'SELECT DISTINCT member_id FROM outbox WHERE id IN (SELECT value FROM json_each(?2))';
  return {
    sql: `
      SELECT session_members.session_id, each.member_id FROM (${people}) AS each
        CROSS JOIN session_members ON session_members.member_id = each.member_id
       UNION
      SELECT session_groups.session_id, each.member_id FROM (${people}) AS each
        CROSS JOIN group_members ON group_members.member_id = each.member_id
        CROSS JOIN session_groups ON session_groups.group_id = group_members.group_id`,
    values: ['batchId' in scope ? scope.batchId : JSON.stringify(scope.mailIds)],
  };
}

/** Ids are made in the order in which the rows are stored, as `idsInOrder` makes them. */
function invitationsSql(enrolled: string): string {
  return `
    INSERT INTO path_invitations (id, session_id, member_id, mail_id, invited_at, needs_mail)
    WITH made AS MATERIALIZED (SELECT abs(random() % 0xfffffffff) AS start),
    enrolled AS (${enrolled}), wanted AS MATERIALIZED (
      SELECT s.id AS session_id, m.id AS member_id, s.starts_at,
             row_number() OVER (PARTITION BY s.path_id, m.id ORDER BY s.starts_at, s.id) AS place
        FROM enrolled
        CROSS JOIN sessions AS s ON s.id = enrolled.session_id
        CROSS JOIN members AS m ON m.id = enrolled.member_id
       WHERE ${isOpenSql('?1')} AND ${isReachableSql('?1')}
         AND NOT EXISTS (SELECT 1 FROM path_invitations AS known
                           JOIN sessions AS other ON other.id = known.session_id
                          WHERE known.member_id = m.id AND other.path_id = s.path_id
                            AND ${isOpenSql('?1', 'other')})
    ), told AS (
      SELECT wanted.*, row_number() OVER (PARTITION BY member_id ORDER BY starts_at, session_id) AS turn,
             (SELECT o.id FROM outbox AS o
               WHERE o.member_id = wanted.member_id AND o.state = 'queued'
                 AND o.kind IN ('invitation', 'credentials')
               ORDER BY o.created_at DESC, o.copy DESC LIMIT 1) AS mail_id
        FROM wanted WHERE place = 1
    )
    SELECT id, session_id, member_id, coalesce(mail_id, id), ?1, 0
      FROM (SELECT told.*, printf('%010x', start + row_number() OVER ()) || lower(hex(randomblob(7))) AS id
              FROM told CROSS JOIN made) AS told
     WHERE mail_id IS NOT NULL
        OR turn + (SELECT count(*) FROM outbox WHERE member_id = told.member_id AND ${isPathMailOfDaySql('?1')})
           <= ${pathMailLimits.mailsPerDay}`;
}

/**
 * The statements that take invitations back whose mail has not begun to leave: of sessions that are not open at the
 * moment `now`, or of people who are no longer enrolled in them. What brings people into the space leaves all the same;
 * it only does not tell of the session any more.
 */
export function uninviteStatements(db: D1Database, now: number, sessionId: string): D1PreparedStatement[] {
  const waiting = `
    SELECT known.id FROM path_invitations AS known
      JOIN sessions AS s ON s.id = known.session_id
      JOIN outbox ON outbox.id = known.mail_id
     WHERE known.session_id = ?2 AND outbox.state = 'queued'
       AND NOT (${isOpenSql('?1')} AND ${isEnrolledSql('s.id', 'known.member_id')})`;
  return [
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?1
          WHERE kind = 'path-invitation' AND state = 'queued' AND subject_id IN (${waiting})`,
      )
      .bind(now, sessionId),
    db.prepare(`DELETE FROM path_invitations WHERE id IN (${waiting})`).bind(now, sessionId),
  ];
}
