import { env } from 'cloudflare:workers';
import { newId } from '../../../worker/random.ts';

/** Stores a path with a session that is open unless it starts later; answers the session's id. */
export async function newOpenSession(given: { startsAt?: number; path?: string } = {}): Promise<string> {
  const path = newId();
  const session = newId();
  const name = given.path ?? 'Safety';
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO paths (id, name, name_key, description, link, created_at) VALUES (?1, ?2, lower(?2), '', '', 0)`,
    ).bind(path, name),
    env.DB.prepare(
      `INSERT INTO sessions (id, path_id, name, starts_at, created_at) VALUES (?1, ?2, 'Autumn', ?3, 0)`,
    ).bind(session, path, given.startsAt ?? Date.now() - 1),
  ]);
  return session;
}
