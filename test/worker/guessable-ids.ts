import { env } from 'cloudflare:workers';

/**
 * Ids in a table that somebody who knows the id before it, in order, could find by trying: fewer than five of their 24
 * hex digits are others. Of 14 random digits, so few are others once in 10,000,000,000 times.
 */
export async function guessableIds(table: 'members' | 'outbox' | 'path_invitations'): Promise<string[]> {
  const { results } = await env.DB.prepare(`SELECT id FROM ${table} ORDER BY id`).all<{ id: string }>();
  const ids = results.map(({ id }) => id);
  return ids.slice(1).filter((id, at) => othersIn(id, ids[at] ?? '') < 5);
}

function othersIn(id: string, before: string): number {
  return Array.from(id).filter((digit, at) => digit !== before[at]).length;
}
