import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { Erased, erasedAddress, erasedAtATime, erasedMember } from '../../../shared/contract/erasure.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { holdQueue } from '../mail/held-queue.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';

const day = 24 * 3_600_000;
let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

async function erased(after?: number): Promise<Erased> {
  const answer = await api(owner, 'GET', `/api/v1/erased${after === undefined ? '' : `?after=${after}`}`);
  expect(answer.status).toBe(200);
  return v.parse(Erased, await answer.json());
}

async function eraseNew(email: string): Promise<TestMember> {
  const member = await newMember({ email });
  expect((await api(owner, 'DELETE', `/api/v1/members/${member.id}`)).status).toBe(204);
  return member;
}

/** As a browser makes it. */
async function digest(key: string, text: string): Promise<string> {
  const octets = Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const mac = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', mac, new TextEncoder().encode(text)));
  return Array.from(signed, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Erasures of nobody, made long ago. */
const many = (count: number, at: number) =>
  env.DB.prepare(
    `WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < ?1)
     INSERT INTO erasures (address_digest, member_digest, secret_version, erased_at)
     SELECT printf('%064x', n), printf('%064x', n), (SELECT coalesce(max(secret_version), 1) FROM erasures), ?2 FROM each`,
  )
    .bind(count, at)
    .run();

describe('who was erased', () => {
  it('is found by who knows the address or the id, with the key, and by nobody from the database alone', async () => {
    const ada = await eraseNew('Lovelace@example.org');
    const { key, people, hasMore, forgetListsDays } = await erased();
    expect(people).toMatchObject([
      {
        address: await digest(key, erasedAddress('lovelace@example.org')),
        member: await digest(key, erasedMember(ada.id)),
      },
    ]);
    expect(people[0]?.age).toBeLessThan(60_000);
    expect([hasMore, forgetListsDays]).toEqual([false, 180]);
    const stored = JSON.stringify((await env.DB.prepare('SELECT * FROM erasures').all()).results);
    expect(stored).not.toContain(key);
    // No digest spells these in its hexadecimal digits.
    for (const part of ['lovelace', 'example']) expect(stored.toLowerCase()).not.toContain(part);
  });

  it('is told once: a browser asks for what is new', async () => {
    const { last: before } = await erased();
    expect(before).toBe(0);
    await eraseNew('ada@example.org');
    const { last, people } = await erased(before);
    expect(people).toHaveLength(1);
    expect(await erased(last)).toMatchObject({ people: [], last, hasMore: false });
    await eraseNew('alan@example.org');
    expect((await erased(last)).people).toHaveLength(1);
  });

  it('is told page by page', async () => {
    await eraseNew('ada@example.org');
    await many(erasedAtATime + 10, Date.now());
    const first = await erased();
    expect([first.people.length, first.hasMore]).toEqual([erasedAtATime, true]);
    const second = await erased(first.last);
    expect([second.people.length, second.hasMore]).toEqual([11, false]);
    expect((await erased(second.last)).people).toEqual([]);
  });

  it('is told from the beginning when the database was restored from an older one', async () => {
    await eraseNew('ada@example.org');
    expect(await erased(1_000_000)).toMatchObject({ people: [{}], hasMore: false });
  });

  it('is forgotten after 400 days, and its number is not used again', async () => {
    await eraseNew('ada@example.org');
    const { last } = await erased();
    await env.DB.prepare('UPDATE sign_ins SET expires_at = expires_at + ?1')
      .bind(1000 * day)
      .run();
    await keepUp(holdQueue().env, Date.now() + 400 * day);
    expect((await erased()).people).toEqual([]);
    await eraseNew('alan@example.org');
    expect((await erased(last)).people).toHaveLength(1);
  });

  it('is not told to API tokens, nor to members', async () => {
    const made = await api(owner, 'POST', '/api/v1/tokens', { label: 'Reader', scope: 'write', days: 1 });
    const { token } = await made.json<{ token: string }>();
    expect((await api({ ...owner, token }, 'GET', '/api/v1/erased')).status).toBe(403);
    const member = await newMember({ email: 'm@example.org' });
    expect((await api(member, 'GET', '/api/v1/erased')).status).toBe(403);
  });

  it.each(['-1', 'x', '1.5', '9999999999999999'])('is asked for after a number, not %s', async (after) => {
    expect((await api(owner, 'GET', `/api/v1/erased?after=${after}`)).status).toBe(400);
  });
});

it('a flood of what has served its time is deleted by many ticks, the oldest first', async () => {
  const now = Date.now();
  await env.DB.prepare(
    `WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 7000)
     INSERT INTO rate_limits (bucket, window_start, count) SELECT 'b' || n, n, 1 FROM each`,
  ).run();
  const left = () => env.DB.prepare('SELECT count(*) AS n, min(window_start) AS oldest FROM rate_limits').first();
  await keepUp(holdQueue().env, now);
  expect(await left()).toEqual({ n: 2000, oldest: 5001 });
  await keepUp(holdQueue().env, now);
  expect(await left()).toEqual({ n: 0, oldest: null });
});
