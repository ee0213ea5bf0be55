import { env } from 'cloudflare:workers';

/** Every row of every table, by the table's name. */
export type State = Record<string, Record<string, unknown>[]>;

/** What changes beside the matter: when a sign-in was last used, and how often somebody asks. */
const besides: Record<string, readonly string[]> = { sign_ins: ['last_used_at', 'expires_at'], rate_limits: ['*'] };

/** What lists and digests are found by; made anew when a list is read, from what the row holds already. */
const derived = ['list_key', 'list_key_of', 'address_digest'];

/** All that the space holds, but for what every request leaves behind. */
export async function stateOfSpace(): Promise<State> {
  const all = await everyRow();
  return Object.fromEntries(
    Object.entries(all)
      .filter(([table]) => !besides[table]?.includes('*'))
      .map(([table, rows]) => [table, rows.map((row) => without(row, [...(besides[table] ?? []), ...derived]))]),
  );
}

/** Remembers all rows of the space as they are; what is returned brings exactly these back. */
export async function rememberSpace(): Promise<() => Promise<void>> {
  const all = await everyRow();
  const filled = Object.entries(all).flatMap(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) return [];
    const values = columns.map((column) => `value ->> '${column}'`).join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`;
    return [env.DB.prepare(sql).bind(JSON.stringify(rows))];
  });
  const emptied = Object.keys(all).map((table) => env.DB.prepare(`DELETE FROM ${table}`));
  return async () => {
    await env.DB.batch([env.DB.prepare('PRAGMA defer_foreign_keys = true'), ...emptied, ...filled]);
  };
}

let tables: string[] = [];

async function everyRow(): Promise<State> {
  if (tables.length === 0) {
    const { results } = await env.DB.prepare(
      `SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name <> 'd1_migrations' AND substr(name, 1, 4) NOT IN ('sqli', '_cf_') ORDER BY name`,
    ).all<{ name: string }>();
    tables = results.map(({ name }) => name);
  }
  const answers = await env.DB.batch<Record<string, unknown>>(
    tables.map((name) => env.DB.prepare(`SELECT * FROM ${name}`)),
  );
  return Object.fromEntries(tables.map((name, index) => [name, answers[index]?.results ?? []]));
}

/** What must stand in no answer: hashes of passwords and tokens, sealed passwords, keyed digests. */
export function secretsIn(state: State): string[] {
  const columns = ['password_hash', 'token_hash', 'device_code_hash', 'sealed', 'digest', 'lease_id'];
  return Object.values(state)
    .flat()
    .flatMap((row) => columns.map((column) => row[column]))
    .filter((value): value is string => typeof value === 'string' && value !== '');
}

function without(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
