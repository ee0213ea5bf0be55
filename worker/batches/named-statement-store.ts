/** Values for the names of a statement: `:now` takes one value; a list fills a `VALUES`, a row for each item. */
export type NamedValues = Readonly<Record<string, string | number | null | readonly string[]>>;

/**
 * A statement with named parameters, which D1 does not have: each name that the SQL uses is numbered and bound, and
 * only those are, so that no statement carries a long list that it does not read. Throws for a name without a value.
 */
export function namedStatement(db: D1Database, sql: string, values: NamedValues): D1PreparedStatement {
  const bindings: (string | number | null)[] = [];
  const numbered = new Map<string, string>();
  const number = (value: string | number | null) => `?${bindings.push(value)}`;
  const text = sql.replace(/:([a-z]\w*)/gi, (_, name: string) => {
    let known = numbered.get(name);
    if (known === undefined) {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for :${name}`);
      known = isList(value) ? value.map((item) => `(${number(item)})`).join(', ') : number(value);
      numbered.set(name, known);
    }
    return known;
  });
  return db.prepare(text).bind(...bindings);
}

function isList(value: NamedValues[string]): value is readonly string[] {
  return Array.isArray(value);
}
