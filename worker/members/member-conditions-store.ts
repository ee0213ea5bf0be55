import type { MemberFilter } from '../../shared/contract/member.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import type { Condition } from '../conditions.ts';
import { searchConditions } from './search-words.ts';

/** The conditions of a filter, and of being in a group besides, about `members m`. */
export function memberConditions(filter: MemberFilter, inGroup: string | null): Condition[] {
  const groups = [filter.group ?? null, inGroup].filter((id) => id !== null);
  return [
    ...searchConditions(filter.search, 'm.list_key'),
    ...given('m.state = ?', filter.state),
    ...given('m.language = ?', filter.language),
    ...given(
      'EXISTS (SELECT 1 FROM member_labels WHERE member_id = m.id AND label_key = ?)',
      filter.label === undefined ? undefined : nameKey(filter.label),
    ),
    ...groups.flatMap((id) =>
      given('EXISTS (SELECT 1 FROM group_members WHERE member_id = m.id AND group_id = ?)', id),
    ),
  ];
}

function given(sql: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
}
