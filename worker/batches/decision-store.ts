import type { CheckedRow } from './checked-row.ts';
import { jsonPayloads } from './json-payload.ts';

/** What the statements about one batch need; each binds all of it, so that they share their parameters' numbers. */
export interface Decision {
  now: number;
  batchId: string | null;
  /** The member who invites. */
  invitedBy: string;
  /** The link secret with which new invitations are signed. */
  secretVersion: number;
  rows: readonly CheckedRow[];
  /** See `maxPayloadBytes`; tests lower it. */
  maxPayloadBytes?: number;
}

/**
 * Makes the statements of one decision. Their SQL may use `?1` now, `?2` batch id, `?3` who invites, `?4` secret
 * version, and the table `input` with the checked rows, however many: they come as JSON, because D1 allows a statement
 * a hundred parameters.
 */
export function decisionStatements(db: D1Database, decision: Decision): (sql: string) => D1PreparedStatement {
  const { now, batchId, invitedBy, secretVersion } = decision;
  const payloads = jsonPayloads(decision.rows, decision.maxPayloadBytes);
  const withInput = `WITH input AS (${inputSql(payloads.length)})`;
  return (sql) =>
    db.prepare(sql.replace('WITH input', () => withInput)).bind(now, batchId, invitedBy, secretVersion, ...payloads);
}

/** `VALUES` and not `UNION ALL`: a compound SELECT may have five terms on D1. */
function inputSql(payloads: number): string {
  const parameters = Array.from({ length: payloads }, (_, index) => `(?${5 + index})`);
  return `
    SELECT each.value ->> 'position' AS position, each.value ->> 'id' AS id, each.value ->> 'planned' AS planned,
           each.value ->> 'problems' AS problems, each.value ->> 'refused' AS refused,
           each.value ->> 'email' AS email, each.value ->> 'addressKey' AS address_key,
           each.value ->> 'lastName' AS last_name, each.value ->> 'firstName' AS first_name,
           each.value ->> 'language' AS language, each.value ->> 'memberId' AS member_id,
           each.value ->> 'invitationId' AS invitation_id, each.value ->> 'mailId' AS mail_id
      FROM (VALUES ${parameters.join(', ')}) AS payload, json_each(payload.column1) AS each`;
}

/**
 * The one decision of plan and apply: id, position, planned, outcome and problems of each row. A refused row does not
 * make a later row of the same address a duplicate. A row id that another batch applied to somebody else is refused;
 * for the same person it is decided by the address like any other.
 */
export const decisionSql = `
  WITH input, judged AS MATERIALIZED (
    SELECT input.id, input.position, input.planned, input.problems, input.address_key,
           members.state AS member_state,
           EXISTS (SELECT 1 FROM invitations
                    WHERE member_id = members.id AND state = 'pending' AND expires_at > ?1) AS is_open,
           CASE
             WHEN input.refused THEN 'own-problems'
             WHEN members.state = 'suspended' THEN 'member-suspended'
             WHEN EXISTS (SELECT 1 FROM batch_rows AS earlier
                           WHERE earlier.id = input.id AND earlier.member_id IS NOT NULL
                             AND earlier.member_id IS NOT members.id) THEN 'row-id-reused'
           END AS refusal
      FROM input LEFT JOIN members ON members.address_key = input.address_key
  ), numbered AS (
    SELECT judged.*,
           row_number() OVER (PARTITION BY address_key, refusal IS NULL ORDER BY position) AS mention
      FROM judged
  )
  SELECT id, position, planned,
         CASE
           WHEN refusal IS NOT NULL THEN 'refused'
           WHEN mention > 1 THEN 'duplicate'
           WHEN member_state = 'active' THEN 'already-member'
           WHEN is_open THEN 'already-invited'
           ELSE 'invited'
         END AS outcome,
         CASE
           WHEN refusal IS NULL OR refusal = 'own-problems' THEN problems
           ELSE json_insert(problems, '$[#]',
             json_object('code', refusal, 'severity', 'error', 'field', NULL, 'evidence', ''))
         END AS problems
    FROM numbered`;
