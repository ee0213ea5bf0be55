import * as v from 'valibot';
import { Invitation, InvitationCounts, invitationLists } from '../../shared/contract/invitation.ts';
import { Count } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';
import { bounceReasonSql, mailStateSql } from '../mail/mail-state-store.ts';
import { withListKeys } from '../members/list-key-store.ts';
import { namedMemberSql } from '../members/named-member-store.ts';
import { cursorOf, onePage } from '../page-cursor.ts';
import {
  filterSql,
  type InvitationFilter,
  isNewestSql,
  listSql,
  newestMailSql,
  searchedWords,
} from './filter-store.ts';

/**
 * A place in the list of invitations, and how many it had when its first page was read: counting takes longer than a
 * page.
 */
export const InvitationPlace = v.object({
  createdAt: v.number(),
  id: v.string(),
  total: v.exactOptional(Count),
});
/** See the schema of the same name. */
export type InvitationPlace = v.InferOutput<typeof InvitationPlace>;

const ListedInvitation = v.object({
  ...Invitation.entries,
  member: v.pipe(jsonText, Invitation.entries.member),
  invitedBy: v.pipe(v.nullable(jsonText), Invitation.entries.invitedBy),
  source: v.pipe(v.nullable(jsonText), Invitation.entries.source),
});

/** The columns of an `Invitation` for invitations `i` of members `m` with their mail `o`. */
const invitationColumns = `
  i.id, i.state, i.created_at AS createdAt, i.expires_at AS expiresAt, i.ended_at AS endedAt, i.asked_at AS askedAt,
  i.resends,
  json_object('id', m.id, 'email', m.email, 'lastName', m.last_name, 'firstName', m.first_name,
              'language', m.language) AS member,
  ${namedMemberSql('by')} AS invitedBy,
  b.source,
  ${mailStateSql('o')} AS mail,
  ${bounceReasonSql('o')} AS bounce,
  CASE o.state WHEN 'sent' THEN o.settled_at END AS mailedAt`;

const joins = `
  JOIN members m ON m.id = i.member_id
  LEFT JOIN members by ON by.id = i.invited_by
  LEFT JOIN batches b ON b.id = i.batch_id
  LEFT JOIN ${newestMailSql}`;

/**
 * One page of the invitations that a filter chooses, the newest first, and how many there were in all at the first page.
 */
export async function listInvitations(
  db: D1Database,
  filter: InvitationFilter,
  { after, limit }: { after: InvitationPlace | null; limit: number },
): Promise<{ items: Invitation[]; next: string | null; total: number }> {
  const words = searchedWords(filter);
  const chosen = filterSql(filter);
  // The page is chosen before anything is looked up for it: a long list costs no more than its indexes.
  const [rows, counted] = await withListKeys(db, [
    db
      .prepare(
        `SELECT ${invitationColumns}
           FROM (SELECT i.* FROM invitations i JOIN members m ON m.id = i.member_id
                  WHERE ${chosen} AND (i.created_at, i.id) < (?2, ?3)
                  ORDER BY i.created_at DESC, i.id DESC LIMIT ?4) AS i ${joins}
          ORDER BY i.created_at DESC, i.id DESC`,
      )
      .bind(words, after?.createdAt ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit + 1),
    after?.total === undefined
      ? db
          .prepare(
            `SELECT count(*) AS total FROM invitations i JOIN members m ON m.id = i.member_id
              WHERE ${chosen}`,
          )
          .bind(words)
      : db.prepare('SELECT ?1 AS total').bind(after.total),
  ]);
  const found = v.parse(v.array(ListedInvitation), rows?.results);
  const { total } = v.parse(v.object({ total: Count }), counted?.results[0]);
  return { ...onePage(found, limit, ({ createdAt, id }) => ({ createdAt, id, total })), total };
}

/** How many invitations each list has. */
export async function countInvitations(db: D1Database): Promise<InvitationCounts> {
  const counts = invitationLists.map((list) => `count(*) FILTER (WHERE ${listSql[list]}) AS ${list}`);
  const row = await db
    .prepare(`SELECT ${counts.join(', ')} FROM invitations i JOIN members m ON m.id = i.member_id WHERE ${isNewestSql}`)
    .first();
  return v.parse(InvitationCounts, row);
}

/** One invitation as it stands, or null. */
export async function findInvitation(db: D1Database, id: string): Promise<Invitation | null> {
  const row = await db
    .prepare(`SELECT ${invitationColumns} FROM invitations i ${joins} WHERE i.id = ?1`)
    .bind(id)
    .first();
  return row && v.parse(ListedInvitation, row);
}

/**
 * The ids of one slice of a filter, the oldest first, and the place after which the next slice begins: null when there
 * is none.
 */
export async function sliceOfFilter(
  db: D1Database,
  filter: InvitationFilter,
  { after, limit }: { after: InvitationPlace | null; limit: number },
): Promise<{ ids: string[]; next: string | null }> {
  const [slice] = await withListKeys(db, [
    db
      .prepare(
        `SELECT i.id, i.created_at AS createdAt FROM invitations i JOIN members m ON m.id = i.member_id
        WHERE ${filterSql(filter)} AND (i.created_at, i.id) > (?2, ?3)
        ORDER BY i.created_at, i.id LIMIT ?4`,
      )
      .bind(searchedWords(filter), after?.createdAt ?? -1, after?.id ?? '', limit),
  ]);
  const places = v.parse(v.array(InvitationPlace), slice?.results);
  const last = places.at(-1);
  return { ids: places.map(({ id }) => id), next: places.length === limit && last ? cursorOf(last) : null };
}
