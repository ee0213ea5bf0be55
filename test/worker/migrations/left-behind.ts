import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { sha256 } from '../../../worker/digest.ts';
import { newId } from '../../../worker/random.ts';

/** A row of a table, by its columns. */
export type TableRow = [table: string, row: Record<string, string | number | null>];

/** The row of an extension that this person connected at `now` for a day. */
export async function connectedExtension(memberId: string, token: string, now: number): Promise<TableRow> {
  const row = {
    id: newId(),
    token_hash: await sha256(token),
    member_id: memberId,
    kind: 'extension',
    label: 'Chrome',
    created_at: now,
    last_used_at: now,
    expires_at: now + 86_400_000,
  };
  return ['sign_ins', row];
}

/** A database that has gone through these migrations only, with rows in the order in which they may name each other. */
export async function leaveBehind(isApplied: (migration: string) => boolean, rows: readonly TableRow[]): Promise<void> {
  await reset();
  await applyD1Migrations(
    env.DB,
    env.TEST_MIGRATIONS.filter(({ name }) => isApplied(name)),
  );
  for (const [table, values] of rows) {
    const columns = Object.keys(values);
    await env.DB.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .bind(...Object.values(values))
      .run();
  }
}

/** Brings it to what this version expects. */
export const migrate = () => applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
