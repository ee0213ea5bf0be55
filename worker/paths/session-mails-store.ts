import * as v from 'valibot';
import { SessionMail } from '../../shared/contract/path.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';
import { bounceReasonSql, mailStateSql } from '../mail/mail-state-store.ts';
import { namedMemberSql } from '../members/named-member-store.ts';
import { onePage } from '../page-cursor.ts';

/** A page begins after this invitation. */
export const SessionMailPlace = v.strictObject({ at: Moment, id: ServerId });

const Listed = v.object({
  ...SessionMail.entries,
  member: v.pipe(jsonText, SessionMail.entries.member),
  invitedAt: Moment,
});

/** The invitations to the path that came of a session, the newest first. */
export async function listSessionMails(
  db: D1Database,
  sessionId: string,
  { after, limit }: { after: v.InferOutput<typeof SessionMailPlace> | null; limit: number },
): Promise<{ items: v.InferOutput<typeof SessionMail>[]; next: string | null; total: number }> {
  const [rows, counts] = await db.batch([
    db
      .prepare(
        `SELECT known.id, known.invited_at AS invitedAt,
                ${namedMemberSql('m')} AS member,
                iif(o.kind = 'path-invitation', ${mailStateSql('o')}, 'none') AS mail,
                ${bounceReasonSql('o')} AS bounce,
                CASE o.state WHEN 'sent' THEN o.settled_at END AS mailedAt
           FROM path_invitations AS known
           JOIN members AS m ON m.id = known.member_id
           LEFT JOIN outbox AS o ON o.id = known.mail_id
          WHERE known.session_id = ?1 AND (known.invited_at, known.id) < (?2, ?3)
          ORDER BY known.invited_at DESC, known.id DESC LIMIT ?4`,
      )
      .bind(sessionId, after?.at ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit + 1),
    db.prepare('SELECT count(*) AS total FROM path_invitations WHERE session_id = ?1').bind(sessionId),
  ]);
  const found = v.parse(v.array(Listed), rows?.results);
  const { items, next } = onePage(found, limit, ({ invitedAt: at, id }) => ({ at, id }));
  return {
    items: items.map(({ invitedAt: _, ...mail }) => mail),
    next,
    total: v.parse(v.object({ total: v.number() }), counts?.results[0]).total,
  };
}
