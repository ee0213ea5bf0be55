import { env } from 'cloudflare:workers';
import { nameKey } from '../../../shared/people/name-key.ts';
import { newId } from '../../../worker/random.ts';

/** Stores a group of these members and answers its id. */
export async function storeGroup(name: string, memberIds: readonly string[] = []): Promise<string> {
  const id = newId();
  await env.DB.batch([
    env.DB.prepare('INSERT INTO groups (id, name, name_key, created_at) VALUES (?, ?, ?, ?)').bind(
      id,
      name,
      nameKey(name),
      Date.UTC(2026, 10, 3, 23, 59),
    ),
    env.DB.prepare(
      'INSERT INTO group_members (group_id, member_id, joined_at) SELECT ?1, value, 0 FROM json_each(?2)',
    ).bind(id, JSON.stringify(memberIds)),
  ]);
  return id;
}
