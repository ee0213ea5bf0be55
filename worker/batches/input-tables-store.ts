/**
 * What each list of a batch's input tells of its records, in this order: a record is a JSON list of these values, since
 * SQLite finds the third of a list in half the time that a name takes, and D1 is sent half as much.
 */
export const inputFields = {
  /**
   * Of each row of the batch what decides; `groups` is a list of places in `spellings`, `sharesAddress` whether another
   * row has the same address.
   */
  people: [
    'position',
    'id',
    'planned',
    'problems',
    'refused',
    'addressKey',
    'sharesAddress',
    'hasLastName',
    'hasFirstName',
    'language',
    'groups',
    'hasPassword',
    'sendCredentials',
    'memberId',
    'invitationId',
  ],
  /** Of rows that are not refused at once, what is told of a new person. */
  names: ['position', 'memberId', 'email', 'addressKey', 'lastName', 'firstName', 'language', 'listKey'],
  /** Of rows that have them: labels (a list of key and label, or null) and additional information. */
  details: ['position', 'memberId', 'labels', 'information'],
  /** Of each way in which a group is written. */
  spellings: ['place', 'given', 'name', 'idKey', 'nameKey', 'suggestion', 'problem', 'newId', 'auditId'],
  /** Of rows that have a password: it, sealed. */
  passwords: ['position', 'sealed', 'secretVersion'],
} as const;

/** A list of the input. */
type InputName = keyof typeof inputFields;

/**
 * A list as a table with a column for each field. It is kept apart from the query (MATERIALIZED), else SQLite would
 * parse the JSON again for every row that it joins, and each record apart from its fields, else for every field; what
 * joins the table says CROSS JOIN, so that it is read once and in order. The payloads are a `VALUES`, since a compound
 * SELECT may have five terms on D1.
 */
function tableOf(list: InputName, name: string = list): string {
  const columns = inputFields[list].map((field, place) => `record ->> ${place} AS ${columnOf(field)}`);
  return `${list}_records AS MATERIALIZED (
    SELECT jsonb(each.value) AS record FROM (VALUES :${list}) AS payload, json_each(payload.column1) AS each
  ), ${name} AS MATERIALIZED (SELECT ${columns.join(', ')} FROM ${list}_records)`;
}

/** `addressKey` as `address_key`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** The input of a batch as tables for a `WITH`. */
export const inputTables = {
  people: tableOf('people'),
  names: tableOf('names'),
  details: tableOf('details'),
  /** With the group that each spelling means right now: an id goes before a name. */
  spellings: `${tableOf('spellings', 'written')}, spellings AS MATERIALIZED (
    SELECT written.*, :createGroups AND id_key IS NULL AS is_creatable,
           coalesce((SELECT groups.id FROM groups WHERE groups.id = written.id_key),
                    (SELECT groups.id FROM groups WHERE groups.name_key = written.name_key)) AS group_id
      FROM written)`,
  passwords: tableOf('passwords'),
} as const satisfies Record<InputName, string>;
