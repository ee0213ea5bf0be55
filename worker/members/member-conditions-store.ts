import type { MemberFilter } from '../../shared/contract/member.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import type { Condition } from '../conditions.ts';
import { searchConditions } from './search-words.ts';

/** Among whom a filter looks: the people of a group, or who is enrolled in a session by themselves. */
export type Among = { group: string } | { session: string };

/** The conditions of a filter, among everybody or some only, about `members m`. */
export function memberConditions(filter: MemberFilter, among: Among | null): Condition[] {
  const groups = [filter.group, among && 'group' in among ? among.group : undefined];
  const session = among && 'session' in among ? among.session : undefined;
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
    ...given('EXISTS (SELECT 1 FROM session_members WHERE member_id = m.id AND session_id = ?)', session),
  ];
}

function given(sql: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
}
