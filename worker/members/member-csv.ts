import type { MemberFilter } from '../../shared/contract/member.ts';
import { csvLine } from '../../shared/people/person-table.ts';
import { type ExportedMember, readMembersToExport } from './member-export-store.ts';

/** People that are read at a time: with the longest additional information, some megabytes. */
const peopleAtATime = 1000;

const header = [
  'id',
  'last name',
  'first name',
  'e-mail',
  'state',
  'role',
  'labels',
  'groups',
  'group ids',
  'language',
  'additional information',
  'created',
  'activated',
];

/**
 * Members as CSV in the order of names, a thousand at a time; times are ISO 8601 in UTC, several values separated by
 * `|`.
 */
export async function* membersCsv(db: D1Database, filter: MemberFilter): AsyncGenerator<string, void> {
  yield csvLine(header);
  let last: ExportedMember | null = null;
  for (;;) {
    const members: ExportedMember[] = await readMembersToExport(db, filter, last, peopleAtATime);
    yield members.map(lineOf).join('');
    last = members.at(-1) ?? null;
    if (members.length < peopleAtATime) return;
  }
}

function lineOf(member: ExportedMember): string {
  return csvLine([
    member.id,
    member.lastName,
    member.firstName,
    member.email,
    member.state,
    member.role,
    member.labels.join(' | '),
    member.groups.map(({ name }) => name).join(' | '),
    member.groups.map(({ id }) => id).join(' | '),
    member.language,
    member.additionalInformation,
    new Date(member.createdAt).toISOString(),
    member.activatedAt === null ? '' : new Date(member.activatedAt).toISOString(),
  ]);
}
