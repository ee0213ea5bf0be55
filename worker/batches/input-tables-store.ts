/** Reads a list of JSON payloads as records; `VALUES`, since a compound SELECT may have five terms on D1. */
const records = (name: string) => `(VALUES :${name}) AS payload, json_each(payload.column1) AS each`;

/**
 * The input of a batch as tables for a `WITH`. They are kept apart from the query (MATERIALIZED), else SQLite parses
 * the JSON again for every row that it joins; and what joins them says CROSS JOIN, so that they are read once and in
 * order.
 */
export const inputTables = {
  /** One line for each row of the batch; `groups` is a JSON list of places in `spellings`. */
  people: `people AS MATERIALIZED (
    SELECT each.value ->> 'position' AS position, each.value ->> 'id' AS id, each.value ->> 'planned' AS planned,
           each.value ->> 'problems' AS problems, each.value ->> 'refused' AS refused,
           each.value ->> 'email' AS email, each.value ->> 'addressKey' AS address_key,
           each.value ->> 'lastName' AS last_name, each.value ->> 'firstName' AS first_name,
           each.value ->> 'language' AS language, each.value ->> 'groups' AS groups,
           each.value ->> 'hasPassword' AS has_password, each.value ->> 'sendCredentials' AS send_credentials,
           each.value ->> 'memberId' AS member_id, each.value ->> 'invitationId' AS invitation_id,
           each.value ->> 'listKey' AS list_key
      FROM ${records('people')})`,

  /** Of rows that have them: labels (a JSON list of key and label, or null) and additional information. */
  details: `details AS MATERIALIZED (
    SELECT each.value ->> 'position' AS position, each.value ->> 'memberId' AS member_id,
           each.value ->> 'labels' AS labels, each.value ->> 'information' AS information
      FROM ${records('details')})`,

  /** Each way in which a group is written, and the group that it means right now: an id goes before a name. */
  spellings: `spellings AS MATERIALIZED (
    SELECT each.value ->> 'place' AS place, each.value ->> 'given' AS given, each.value ->> 'name' AS name,
           each.value ->> 'idKey' AS id_key, each.value ->> 'nameKey' AS name_key,
           each.value ->> 'suggestion' AS suggestion, each.value ->> 'problem' AS problem,
           each.value ->> 'groupId' AS new_id, each.value ->> 'auditId' AS audit_id,
           :createGroups AND each.value ->> 'idKey' IS NULL AS is_creatable,
           coalesce((SELECT groups.id FROM groups WHERE groups.id = each.value ->> 'idKey'),
                    (SELECT groups.id FROM groups WHERE groups.name_key = each.value ->> 'nameKey')) AS group_id
      FROM ${records('spellings')})`,

  /** The sealed passwords of rows that have one. */
  passwords: `passwords AS MATERIALIZED (
    SELECT each.value ->> 'position' AS position, each.value ->> 'sealed' AS sealed,
           each.value ->> 'secretVersion' AS secret_version
      FROM ${records('passwords')})`,
} as const;
