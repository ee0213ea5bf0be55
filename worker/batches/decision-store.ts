import type { Batch } from '../../shared/contract/batch.ts';
import { invitationLimits } from '../invitations/limits.ts';
import type { BatchInput } from './batch-input.ts';
import { inputTables } from './input-tables-store.ts';
import { type NamedValues, namedStatement } from './named-statement-store.ts';

/** What the statements about one batch need to know. */
export interface Decision extends Pick<Batch, 'way' | 'existing' | 'createGroups'> {
  now: number;
  /** Null for a plan, which stores nothing. */
  batchId: string | null;
  /** The member who sends the batch. */
  by: string;
  /** The group that everybody joins, or null. */
  target: string | null;
  /** The session in which everybody is enrolled, or null. */
  session: string | null;
  /** The link secret with which new invitations are signed. */
  secretVersion: number;
  input: BatchInput;
}

/**
 * Makes the statements of one decision: their SQL names what it needs (`:now`, `:batchId`) and the tables of the input.
 */
export function decisionStatements(db: D1Database, decision: Decision): (sql: string) => D1PreparedStatement {
  const { input, createGroups, ...told } = decision;
  const values: NamedValues = { ...told, ...input, createGroups: createGroups ? 1 : 0 };
  return (sql) => namedStatement(db, sql, values);
}

/** Whom a row wishes into which group: who is not in it joins, if the batch's rule for existing people lets them. */
const groupWishes = `
  wishes AS MATERIALIZED (
    SELECT people.position, spellings.group_id, spellings.problem,
           spellings.group_id IS NULL AND NOT spellings.is_creatable AS is_unknown,
           spellings.group_id IS NULL OR spellings.group_id IS NOT :target AS is_own,
           EXISTS (SELECT 1 FROM group_members
                    WHERE group_id = spellings.group_id AND member_id = members.id) AS is_in
      FROM people
           CROSS JOIN json_each(people.groups) AS wish
           CROSS JOIN spellings ON spellings.place = wish.value
           LEFT JOIN members ON members.address_key = people.address_key
  ), group_wishes AS MATERIALIZED (
    SELECT position, max(is_unknown) AS some_unknown,
           json_group_array(json(problem)) FILTER (WHERE is_unknown) AS problems,
           max(is_own AND NOT is_in) AS joins,
           count(DISTINCT group_id) FILTER (WHERE is_own AND is_in) AS stays
      FROM wishes GROUP BY position)`;

/** What a row gives to somebody who exists, field by field; the target counts by itself, not as a group of the row. */
const fieldChanges = `
  members.last_name = '' AND people.has_last_name AS sets_last_name,
  members.first_name = '' AND people.has_first_name AS sets_first_name,
  members.language = '' AND people.language <> '' AS sets_language,
  details.labels IS NOT NULL AND CASE :existing
    WHEN 'initialise' THEN NOT EXISTS (SELECT 1 FROM member_labels WHERE member_id = members.id)
    WHEN 'replace' THEN details.labels IS NOT
      (SELECT json_group_array(json_array(label_key, label) ORDER BY position)
         FROM member_labels WHERE member_id = members.id)
    ELSE 0
  END AS sets_labels,
  details.information <> '' AND CASE :existing
    WHEN 'initialise' THEN members.additional_information = ''
    WHEN 'replace' THEN members.additional_information <> details.information
    ELSE 0
  END AS sets_information,
  CASE :existing
    WHEN 'initialise' THEN group_wishes.joins AND NOT EXISTS (SELECT 1 FROM group_members WHERE member_id = members.id)
    WHEN 'replace' THEN group_wishes.joins OR group_wishes.stays <
      (SELECT count(*) FROM group_members WHERE member_id = members.id AND group_id IS NOT :target)
    ELSE 0
  END AS sets_groups,
  :target IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM group_members WHERE group_id = :target AND member_id = members.id)
  OR :session IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM session_members WHERE session_id = :session AND member_id = members.id) AS joins_target`;

/**
 * The one decision of plan and apply: of each row its id, position, planned, outcome, changes, problems, the mail about
 * joining the space that it makes leave, the language wished for its mails, its person and their open invitation. A
 * refused row does not make a later row of the same address a duplicate. Who is invited to manage the space sets the own
 * password: nobody else does. A row id that another batch applied to somebody else is refused; for the same person it is
 * decided by the address like any other.
 */
export const decisionSql = decisionWith([
  // Whose row it is and which invitation will be open for them, whoever of the rows about them makes it.
  `iif(outcome = 'refused', NULL, coalesce(known_id, first_member_id)) AS member_id,
         iif(outcome = 'refused', NULL, CASE fate WHEN 'invited' THEN first_invitation_id
                                                  WHEN 'already-invited' THEN open_id END) AS invitation_id`,
]);

/** The same with more columns, of the table `decided` of rows with `known_id`, `sets_groups` and their outcome. */
export function decisionWith(more: readonly string[]): string {
  return `
  WITH ${inputTables.people}, ${inputTables.details}, ${inputTables.spellings}, ${groupWishes},
  judged AS MATERIALIZED (
    SELECT people.*, members.id AS known_id, members.state AS member_state, members.role AS member_role,
           coalesce(nullif(members.language, ''), people.language) AS letter_language,
           group_wishes.problems AS group_problems,
           (SELECT id FROM invitations
             WHERE member_id = members.id AND state = 'pending' AND expires_at > :now) AS open_id,
           CASE
             WHEN people.refused THEN 'own-problems'
             WHEN members.state = 'suspended' THEN 'member-suspended'
             WHEN EXISTS (SELECT 1 FROM batch_rows AS earlier
                           WHERE earlier.id = people.id AND earlier.member_id IS NOT NULL
                             AND earlier.member_id IS NOT members.id) THEN 'row-id-reused'
             WHEN group_wishes.some_unknown THEN 'group-unknown'
             WHEN :way = 'accounts' AND NOT people.has_password AND members.state IS NOT 'active'
              AND NOT EXISTS (SELECT 1 FROM invitations
                               WHERE member_id = members.id AND state = 'pending' AND expires_at > :now)
             THEN 'password-missing'
             WHEN members.state = 'invited' AND NOT (people.has_password AND members.role = 'member')
              AND NOT EXISTS (SELECT 1 FROM invitations
                               WHERE member_id = members.id AND state = 'pending' AND expires_at > :now)
              AND (SELECT count(*) FROM outbox
                    WHERE member_id = members.id AND kind = 'invitation' AND state NOT IN ('failed', 'cancelled')
                      AND created_at > :now - ${invitationLimits.day}) >= ${invitationLimits.mailsPerDay}
             THEN 'mailed-too-often'
           END AS refusal,
           ${fieldChanges}
      FROM people
           LEFT JOIN details ON details.position = people.position
           LEFT JOIN group_wishes ON group_wishes.position = people.position
           LEFT JOIN members ON members.address_key = people.address_key
  ), firsts AS MATERIALIZED (
    -- Beside a min(), SQLite takes the other columns from the row that has it.
    SELECT address_key, min(position) AS position, has_password, member_id, invitation_id
      FROM judged WHERE refusal IS NULL AND shares_address GROUP BY address_key
  ), numbered AS (
    -- Most rows are the only one of their address, and need not be looked for.
    SELECT judged.*, judged.position > firsts.position AS is_repeated,
           coalesce(firsts.has_password, judged.has_password) AS first_has_password,
           coalesce(firsts.member_id, judged.member_id) AS first_member_id,
           coalesce(firsts.invitation_id, judged.invitation_id) AS first_invitation_id
      FROM judged LEFT JOIN firsts ON judged.shares_address AND firsts.address_key = judged.address_key
  ), fated AS (
    SELECT numbered.*,
           CASE
             WHEN member_state = 'active' THEN 'already-member'
             WHEN first_has_password AND known_id IS NULL THEN 'created'
             WHEN first_has_password AND member_role = 'member' THEN 'activated'
             WHEN open_id IS NOT NULL THEN 'already-invited'
             ELSE 'invited'
           END AS fate
      FROM numbered
  ), decided AS (
    SELECT fated.*, CASE WHEN refusal IS NOT NULL THEN 'refused' WHEN is_repeated THEN 'duplicate' ELSE fate END AS outcome
      FROM fated
  )
  SELECT id, position, planned, outcome,
         CASE WHEN known_id IS NULL OR outcome IN ('refused', 'duplicate') THEN '' ELSE rtrim(
           iif(sets_last_name, 'lastName,', '') || iif(sets_first_name, 'firstName,', '')
           || iif(sets_language, 'language,', '') || iif(sets_labels, 'labels,', '')
           || iif(sets_information, 'additionalInformation,', '') || iif(sets_groups, 'groups,', '')
           || iif(joins_target, 'target', ''), ',')
         END AS changes,
         CASE
           WHEN refusal IS NULL OR refusal = 'own-problems' THEN problems
           WHEN refusal = 'group-unknown' THEN (
             SELECT json_group_array(json(value))
               FROM (SELECT value FROM json_each(problems) UNION ALL SELECT value FROM json_each(group_problems)))
           ELSE json_insert(problems, '$[#]', json_object(
             'code', refusal, 'severity', 'error', 'field', iif(refusal = 'password-missing', 'password', NULL),
             'evidence', ''))
         END AS problems,
         CASE
           WHEN outcome = 'invited' THEN 'invitation'
           WHEN outcome IN ('created', 'activated') AND send_credentials THEN 'credentials'
         END AS mail,
         letter_language AS letterLanguage${more
           .map(
             (columns) => `,
         ${columns}`,
           )
           .join('')}
    FROM decided`;
}
