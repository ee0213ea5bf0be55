import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Miniflare } from 'miniflare';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';

/** D1 as Miniflare hands it to Node. */
export type Database = Awaited<ReturnType<Miniflare['getD1Database']>>;

/**
 * Applies the migrations that a local database has not seen, each in one transaction with its mark, in the table and by
 * the names that `wrangler d1 migrations apply` uses. Returns their file names. A failing one leaves no trace and
 * throws.
 */
export async function applyMigrations(database: Database, folder: string): Promise<string[]> {
  await database
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (
         id INTEGER PRIMARY KEY AUTOINCREMENT,
         name TEXT UNIQUE,
         applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
       )`,
    )
    .run();
  const { results } = await database.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  const seen = new Set(results.map((row) => row.name));
  const due = (await readdir(folder)).filter((name) => name.endsWith('.sql') && !seen.has(name)).sort();
  for (const name of due) {
    const statements = statementsOf(await readFile(join(folder, name), 'utf8'));
    await database.batch([
      ...statements.map((sql) => database.prepare(sql)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name),
    ]);
  }
  return due;
}
