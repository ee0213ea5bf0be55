/** A piece of SQL and the values of its anonymous parameters, in their order. */
export interface Condition {
  sql: string;
  values: readonly (string | number)[];
}

/** All of the conditions, as what follows `WHERE`; true if there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND ') || 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}
