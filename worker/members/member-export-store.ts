import * as v from 'valibot';
import { Member, type MemberFilter } from '../../shared/contract/member.ts';
import { type AuditedAct, auditStatement } from '../audit/audit-store.ts';
import { allOf } from '../conditions.ts';
import { jsonText } from '../json-text.ts';
import { mendListKeys } from './list-key-store.ts';
import { memberConditions } from './member-conditions-store.ts';
import { summaryColumns } from './member-list-store.ts';

const { entries } = v.omit(Member, [
  'invitations',
  'mails',
  'batches',
  'passwordChangeDue',
  'suppression',
  'newAddress',
]);
const ExportedMember = v.object({
  ...entries,
  labels: v.pipe(jsonText, entries.labels),
  groups: v.pipe(jsonText, entries.groups),
  listKey: v.string(),
});
/** A member with what an export says of them. */
export type ExportedMember = v.InferOutput<typeof ExportedMember>;

/** Writes down that somebody exports the members of a filter, and how many these are. */
export async function noteExport(db: D1Database, filter: MemberFilter, act: AuditedAct): Promise<void> {
  await mendListKeys(db);
  const meant = allOf(memberConditions(filter, null));
  const row = await db
    .prepare(`SELECT count(*) AS people FROM members m WHERE ${meant.sql}`)
    .bind(...meant.values)
    .first();
  const { people } = v.parse(v.object({ people: v.number() }), row);
  await auditStatement(db, { ...act, count: people }).run();
}

/** The members of a filter in the order of names, so many at most, behind the member `after`. */
export async function readMembersToExport(
  db: D1Database,
  filter: MemberFilter,
  after: ExportedMember | null,
  limit: number,
): Promise<ExportedMember[]> {
  const behind = after ? [{ sql: '(m.list_key, m.id) > (?, ?)', values: [after.listKey, after.id] }] : [];
  const meant = allOf([...memberConditions(filter, null), ...behind]);
  const { results } = await db
    .prepare(
      `SELECT ${summaryColumns}, m.additional_information AS additionalInformation, m.activated_at AS activatedAt
         FROM members m WHERE ${meant.sql} ORDER BY m.list_key, m.id LIMIT ?`,
    )
    .bind(...meant.values, limit)
    .all();
  return v.parse(v.array(ExportedMember), results);
}
