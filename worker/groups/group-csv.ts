import { csvLine } from '../../shared/people/person-table.ts';
import { listGroups, type StoredGroup } from './group-store.ts';

/** Groups that are read at a time. */
const groupsAtATime = 500;

/** All groups as CSV in the order of names, piece by piece; the creation date is the day in UTC (ISO 8601). */
export async function* groupsCsv(db: D1Database): AsyncGenerator<string, void> {
  yield csvLine(['Name', 'Id', 'number of members', 'learners', 'pending', 'creation date']);
  let after: string | null = null;
  for (;;) {
    const groups: StoredGroup[] = await listGroups(db, { search: '', after, limit: groupsAtATime });
    yield groups.map(lineOf).join('');
    after = groups.at(-1)?.nameKey ?? null;
    if (groups.length < groupsAtATime) return;
  }
}

function lineOf({ name, id, members, learners, pending, createdAt }: StoredGroup): string {
  const day = new Date(createdAt).toISOString().slice(0, 10);
  return csvLine([name, id, String(members), String(learners), String(pending), day]);
}
