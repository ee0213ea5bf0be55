/** SQL for the joined member `alias` as the JSON of a `NamedMember`; NULL where nobody was joined. */
export function namedMemberSql(alias: string): string {
  return `iif(${alias}.id IS NULL, NULL, json_object('id', ${alias}.id, 'email', ${alias}.email,
              'lastName', ${alias}.last_name, 'firstName', ${alias}.first_name))`;
}
