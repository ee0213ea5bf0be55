import type { InvitationList } from '../../shared/contract/invitation.ts';
import { searchConditions } from '../members/search-words.ts';

/** Which invitations are meant. */
export interface InvitationFilter {
  list?: InvitationList | undefined;
  /** Words of the name or the address. */
  search: string;
}

/** That no newer invitation of the same person exists than `i`: the older ones are history. */
export const isNewestSql = `NOT EXISTS (
  SELECT 1 FROM invitations newer
   WHERE newer.member_id = i.member_id AND (newer.created_at, newer.id) > (i.created_at, i.id))`;

/** The mails about invitation `i` as it is now, the newest first; of reminders only those that came back count. */
const mailsSql = `
  outbox WHERE kind IN ('invitation', 'reminder') AND subject_id = i.id AND generation = i.generation
           AND (kind = 'invitation' OR bounced_at IS NOT NULL)
   ORDER BY created_at DESC, copy DESC`;

/** The newest mail of invitation `i`, as `o`; its states are named as in the contract by `mailStateSql`. */
export const newestMailSql = `outbox o ON o.id = (SELECT id FROM ${mailsSql} LIMIT 1)`;

/**
 * What each list holds, of invitations `i` and members `m`. Who became a member another way has nothing to follow up.
 */
export const listSql: Record<InvitationList, string> = {
  pending: `i.state = 'pending'`,
  undelivered: `i.state = 'pending'
    AND i.id IN (SELECT subject_id FROM outbox WHERE state = 'failed'
                  UNION ALL SELECT subject_id FROM outbox WHERE bounced_at IS NOT NULL)
    AND (SELECT state = 'failed' OR bounced_at IS NOT NULL FROM ${mailsSql} LIMIT 1)`,
  expired: `i.state = 'expired' AND m.state <> 'active'`,
  asked: `i.state = 'expired' AND m.state <> 'active' AND i.asked_at IS NOT NULL`,
  revoked: `i.state = 'revoked' AND m.state <> 'active'`,
  accepted: `i.state = 'accepted'`,
};

/**
 * The conditions of a filter on invitations `i` of members `m`; `?1` is what `searchedWords` makes. The members' list
 * keys have to be right, see `mendListKeys`.
 */
export function filterSql({ list }: InvitationFilter): string {
  // Where nothing is searched for, SQLite is not to open the list of no words for each of a hundred thousand people.
  const isFound = `(?1 = '[]' OR NOT EXISTS (
    SELECT 1 FROM json_each(?1) AS word
     WHERE instr(m.list_key, word.value ->> 0) = 0
       AND instr(m.list_key, coalesce(word.value ->> 1, word.value ->> 0)) = 0))`;
  return [isNewestSql, isFound, ...(list === undefined ? [] : [listSql[list]])].join('\n AND ');
}

/** The words that are searched for, as JSON: of each the spellings, of which one has to be found. */
export function searchedWords({ search }: InvitationFilter): string {
  return JSON.stringify(searchConditions(search, 'list_key').map(({ values }) => values));
}
