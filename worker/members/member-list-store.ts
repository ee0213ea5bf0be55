import * as v from 'valibot';
import { type MemberQuery, MemberSummary } from '../../shared/contract/member.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import { allOf, type Condition } from '../conditions.ts';
import { jsonText } from '../json-text.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { withListKeys } from './list-key-store.ts';
import { type Among, memberConditions } from './member-conditions-store.ts';

const Count = v.object({ total: v.number() });
const Listed = v.object({
  ...MemberSummary.entries,
  labels: v.pipe(jsonText, MemberSummary.entries.labels),
  groups: v.pipe(jsonText, MemberSummary.entries.groups),
  listKey: v.string(),
});

/** Where a page begins: after this member. */
const places = {
  name: v.strictObject({ by: v.literal('name'), key: v.string(), id: ServerId }),
  newest: v.strictObject({ by: v.literal('newest'), at: Moment, id: ServerId }),
};

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
 * not after a number of people, so that each is listed once, whoever joins meanwhile. Refuses a wrong cursor.
 */
export async function listMembers(
  db: D1Database,
  query: MemberQuery,
  among: Among | null = null,
): Promise<{ items: MemberSummary[]; next: string | null; total: number }> {
  const meant = memberConditions(query, among);
  const counted = allOf(meant);
  const [rows, counts] = await withListKeys(db, [
    pageStatement(db, query, [...meant, ...after(query)]),
    db.prepare(`SELECT count(*) AS total FROM members m WHERE ${counted.sql}`).bind(...counted.values),
  ]);
  const found = v.parse(v.array(Listed), rows?.results);
  const { items, next } = onePage(found, query.limit, (last) => placeIn(query.sort, last));
  return {
    items: items.map(({ listKey: _, ...summary }) => summary),
    next,
    total: v.parse(Count, counts?.results[0]).total,
  };
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

function after({ sort, cursor }: MemberQuery): Condition[] {
  const place = placeOf(cursor, places[sort], 'cursor');
  if (place === null) return [];
  return place.by === 'name'
    ? [{ sql: '(m.list_key, m.id) > (?, ?)', values: [place.key, place.id] }]
    : [{ sql: '(m.created_at, m.id) < (?, ?)', values: [place.at, place.id] }];
}

function placeIn(sort: MemberQuery['sort'], { listKey, createdAt, id }: v.InferOutput<typeof Listed>) {
  return sort === 'name'
    ? ({ by: 'name', key: listKey, id } satisfies v.InferOutput<typeof places.name>)
    : ({ by: 'newest', at: createdAt, id } satisfies v.InferOutput<typeof places.newest>);
}
