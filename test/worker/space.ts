import { applyD1Migrations, reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterAll } from 'vitest';
import type { roles } from '../../shared/contract/space.ts';
import { sha256 } from '../../worker/digest.ts';
import { newId, newToken } from '../../worker/random.ts';
import { beginQueues, queuesAreQuiet } from './queue-work.ts';

/** The origin of the test space, as `test/vitest.config.ts` sets it. */
export const origin = 'https://space.test';

/** A member of the test space with a sign-in of each kind. */
export interface TestMember {
  id: string;
  email: string;
  /** The bearer token of a connected extension. */
  token: string;
  /** The `Cookie` header of a signed-in browser. */
  cookie: string;
}

/** Empties everything, applies the migrations and makes a space with an owner who is signed in. */
export async function newSpace(space: { name?: string; language?: string } = {}): Promise<TestMember> {
  await emptySpace();
  await env.DB.prepare('INSERT INTO space (id, name, language, created_at) VALUES (1, ?1, ?2, ?3)')
    .bind(space.name ?? 'Test Academy', space.language ?? 'en', Date.now())
    .run();
  return newMember({ email: 'owner@example.org', firstName: 'Olive', lastName: 'Owner', role: 'owner' });
}

/** The schema that the migrations make, once they were applied in this file. */
let migrated: string | null = null;

/**
 * Empties everything and applies the migrations: a space that nobody has set up. Where a test has left the schema as it
 * was, emptying the tables is enough, and takes a hundredth of the time.
 */
export async function emptySpace(): Promise<void> {
  if (migrated !== null && (await schema()) === migrated) return emptyTables();
  beginQueues();
  await queuesAreQuiet();
  await reset();
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  migrated = await schema();
}

async function schema(): Promise<string> {
  const { results } = await env.DB.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  return JSON.stringify(results);
}

// Other files use the same workerd after this one.
afterAll(emptyTables);

/** Empties the tables, and again what was at work meanwhile and has ended for want of more. */
async function emptyTables(): Promise<void> {
  beginQueues();
  await deleteRows();
  await queuesAreQuiet();
  await deleteRows();
}

async function deleteRows(): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name <> 'd1_migrations' AND substr(name, 1, 4) NOT IN ('sqli', '_cf_')`,
  ).all<{ name: string }>();
  await env.DB.batch([
    env.DB.prepare('PRAGMA defer_foreign_keys = true'),
    ...results.map(({ name }) => env.DB.prepare(`DELETE FROM ${name}`)),
  ]);
}

/** Stores a member and signs them in; they are active, of the role `member` and without a password unless told. */
export async function newMember(member: {
  email: string;
  firstName?: string;
  lastName?: string;
  language?: string;
  role?: (typeof roles)[number];
  state?: 'invited' | 'active' | 'suspended';
  passwordHash?: string;
}): Promise<TestMember> {
  const id = newId();
  const token = newToken();
  const browserToken = newToken();
  const now = Date.now();
  const signIn = env.DB.prepare(
    `INSERT INTO sign_ins (id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)`,
  );
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO members (id, email, address_key, last_name, first_name, language, role, state, password_hash, created_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
    ).bind(
      id,
      member.email,
      member.email.toLowerCase(),
      member.lastName ?? '',
      member.firstName ?? '',
      member.language ?? '',
      member.role ?? 'member',
      member.state ?? 'active',
      member.passwordHash ?? null,
      now,
    ),
    signIn.bind(newId(), await sha256(token), id, 'extension', 'Test extension', now, now + 3_600_000),
    signIn.bind(newId(), await sha256(browserToken), id, 'browser', 'Test browser', now, now + 3_600_000),
  ]);
  return { id, email: member.email, token, cookie: `__Host-sign-in=${browserToken}` };
}

/** Sends a request to the worker; `path` is below the origin. */
export function send(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${origin}${path}`, { redirect: 'manual', ...init }));
}

/** Sends a JSON request to the API in somebody's name. */
export function api(member: TestMember | null, method: string, path: string, body?: unknown): Promise<Response> {
  return send(path, {
    method,
    headers: {
      ...(member && { authorization: `Bearer ${member.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Opens a page with somebody's browser. */
export function openPage(path: string, member: TestMember | null = null, headers: HeadersInit = {}): Promise<Response> {
  return send(path, {
    headers: { ...(member && { cookie: member.cookie }), ...Object.fromEntries(new Headers(headers)) },
  });
}

/** Sends a form of our own pages with somebody's browser. */
export function sendForm(
  path: string,
  fields: Record<string, string>,
  member: TestMember | null = null,
  headers: HeadersInit = {},
): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      'sec-fetch-site': 'same-origin',
      ...(member && { cookie: member.cookie }),
      ...Object.fromEntries(new Headers(headers)),
    },
    body: new URLSearchParams(fields).toString(),
  });
}
