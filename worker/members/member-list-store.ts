import * as v from 'valibot';
import { type MemberQuery, MemberSummary } from '../../shared/contract/member.ts';
import { Count, Moment, ServerId } from '../../shared/contract/protocol.ts';
import { allOf, type Condition } from '../conditions.ts';
import { jsonText } from '../json-text.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { withListKeys } from './list-key-store.ts';
import { type Among, memberConditions } from './member-conditions-store.ts';

const Counted = v.object({ total: Count });
const Listed = v.object({
  ...MemberSummary.entries,
  labels: v.pipe(jsonText, MemberSummary.entries.labels),
  groups: v.pipe(jsonText, MemberSummary.entries.groups),
  listKey: v.string(),
});

/** How many there were when the first page was read: counting a hundred thousand takes longer than reading a page. */
const total = v.exactOptional(Count);

/** Where a page begins: after this member. */
const places = {
  name: v.strictObject({ by: v.literal('name'), key: v.string(), id: ServerId, total }),
  newest: v.strictObject({ by: v.literal('newest'), at: Moment, id: ServerId, total }),
};
type Place = v.InferOutput<(typeof places)[keyof typeof places]>;

/** What a list says of `members m`; labels as they were given, groups by name. */
export const summaryColumns = `
  m.id, m.email, m.last_name AS lastName, m.first_name AS firstName, m.language, m.role, m.state,
  (SELECT json_group_array(label ORDER BY position) FROM member_labels WHERE member_id = m.id) AS labels,
  (SELECT json_group_array(json_object('id', groups.id, 'name', groups.name) ORDER BY groups.name_key)
     FROM group_members JOIN groups ON groups.id = group_members.group_id
    WHERE group_members.member_id = m.id) AS groups,
  m.created_at AS createdAt, m.list_key AS listKey`;

/**
 * One page of the members that a query means, `among` everybody or some only. Pages begin after a place and
 * not after a number of people, so that each is listed once, whoever joins meanwhile; all tell the total of the first.
 * Refuses a wrong cursor.
 */
export async function listMembers(
  db: D1Database,
  query: MemberQuery,
  among: Among | null = null,
): Promise<{ items: MemberSummary[]; next: string | null; total: number }> {
  const meant = memberConditions(query, among);
  const counted = allOf(meant);
  const place = placeOf(query.cursor, places[query.sort], 'cursor');
  const [rows, counts] = await withListKeys(db, [
    pageStatement(db, query, [...meant, ...after(place)]),
    place?.total === undefined
      ? db.prepare(`SELECT count(*) AS total FROM members m WHERE ${counted.sql}`).bind(...counted.values)
      : db.prepare('SELECT ? AS total').bind(place.total),
  ]);
  const found = v.parse(v.array(Listed), rows?.results);
  const { total } = v.parse(Counted, counts?.results[0]);
  const { items, next } = onePage(found, query.limit, (last) => ({ ...placeIn(query.sort, last), total }));
  return { items: items.map(({ listKey: _, ...summary }) => summary), next, total };
}

/** The page's people are chosen first, so that labels and groups are gathered for those alone; one more than asked. */
function pageStatement(db: D1Database, { sort, limit }: MemberQuery, conditions: Condition[]): D1PreparedStatement {
  const chosen = allOf(conditions);
  const order = sort === 'name' ? 'm.list_key, m.id' : 'm.created_at DESC, m.id DESC';
  return db
    .prepare(
      `WITH page AS MATERIALIZED (SELECT m.id FROM members m WHERE ${chosen.sql} ORDER BY ${order} LIMIT ?)
       SELECT ${summaryColumns} FROM page CROSS JOIN members m ON m.id = page.id ORDER BY ${order}`,
    )
    .bind(...chosen.values, limit + 1);
}

function after(place: Place | null): Condition[] {
  if (place === null) return [];
  return place.by === 'name'
    ? [{ sql: '(m.list_key, m.id) > (?, ?)', values: [place.key, place.id] }]
    : [{ sql: '(m.created_at, m.id) < (?, ?)', values: [place.at, place.id] }];
}

function placeIn(sort: MemberQuery['sort'], { listKey, createdAt, id }: v.InferOutput<typeof Listed>): Place {
  return sort === 'name' ? { by: 'name', key: listKey, id } : { by: 'newest', at: createdAt, id };
}
