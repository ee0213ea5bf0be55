import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimMails, enqueueMailStatement } from '../../../worker/mail/outbox-store.ts';
import { inviteToPathsStatements } from '../../../worker/paths/path-invitation-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { addressDigest } from '../../../worker/suppressions/address-digest.ts';
import { mendAddressDigests } from '../../../worker/suppressions/member-digest-store.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { delivered, suppress } from './suppressed.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const reasonsOf = async () =>
  (await env.DB.prepare('SELECT reason FROM suppressions').all<{ reason: string }>()).results.map(
    ({ reason }) => reason,
  );

const digestOf = (id: string) =>
  env.DB.prepare('SELECT address_digest FROM members WHERE id = ?').bind(id).first('address_digest');

describe('an invitation', () => {
  it.each([
    ['bounce', []],
    ['complaint', []],
    ['unsubscribe', ['invitation']],
  ] as const)('after the reason %s: %j leaves', async (reason, kinds) => {
    const { email } = await invitePerson(owner, { now: Date.now() });
    await suppress(email, reason);
    expect((await delivered()).kinds).toEqual(kinds);
  });

  it('waits for a look at the list rather than leave unseen', async () => {
    const { email } = await invitePerson(owner, { now: Date.now() });
    await suppress(email, 'bounce');
    const lease = { id: newId(), now: Date.now(), until: Date.now() + 1000, limit: 50 };
    expect(await claimMails(env.DB, lease)).toEqual({ mails: [], unwanted: [] });
    expect(await delivered()).toEqual({ kinds: [], unwanted: 1 });
  });

  it('leaves at the corrected address', async () => {
    const { email, invitationId } = await invitePerson(owner, { now: Date.now() - 3_600_000 });
    await suppress(email, 'bounce');
    expect((await delivered()).kinds).toEqual([]);
    const answer = await api(owner, 'POST', `/api/v1/invitations/${invitationId}/correct`, {
      email: 'right@example.org',
    });
    expect(answer.status).toBe(200);
    expect((await delivered()).kinds).toEqual(['invitation']);
  });

  it('to somebody who was erased and invited again is still not sent', async () => {
    const { email, memberId } = await invitePerson(owner, { now: Date.now() });
    await suppress(email, 'complaint');
    expect((await api(owner, 'DELETE', `/api/v1/members/${memberId}`)).status).toBe(204);
    await invitePerson(owner, { now: Date.now(), email });
    expect((await delivered()).kinds).toEqual([]);
  });
});

describe('what a person asks for', () => {
  it.each(['bounce', 'complaint', 'unsubscribe'] as const)('is sent in spite of the reason %s', async (reason) => {
    const { id: memberId, email } = await newMember({ email: 'ada@example.org' });
    await suppress(email, reason);
    const now = Date.now();
    const subjectId = newId();
    await env.DB.batch([
      env.DB.prepare(
        'INSERT INTO password_resets (id, member_id, secret_version, created_at, expires_at) VALUES (?1, ?2, 1, ?3, ?4)',
      ).bind(subjectId, memberId, now, now + 3_600_000),
      enqueueMailStatement(env.DB, {
        id: newId(),
        kind: 'password-reset',
        memberId,
        subjectId,
        generation: 1,
        dueAt: now,
        now,
      }),
    ]);
    expect((await delivered()).kinds).toEqual(['password-reset']);
  });
});

describe('news of a path', () => {
  const enrolled = async (memberId: string) => {
    const session = await newOpenSession();
    await env.DB.prepare('INSERT INTO session_members VALUES (?1, ?2, 0)').bind(session, memberId).run();
  };
  const look = () => env.DB.batch(inviteToPathsStatements(env.DB, Date.now(), { all: true }));

  it.each(['bounce', 'complaint', 'unsubscribe'] as const)(
    'is not sent after a %s, and not made again',
    async (reason) => {
      const { id, email } = await newMember({ email: 'ada@example.org' });
      await enrolled(id);
      await suppress(email, reason);
      // Made before the address was looked at.
      await look();
      expect(await delivered()).toEqual({ kinds: [], unwanted: 1 });
      await env.DB.prepare("UPDATE outbox SET state = 'cancelled'").run();
      await look();
      expect(await delivered()).toEqual({ kinds: [], unwanted: 0 });
    },
  );

  it('is sent to everybody else', async () => {
    await suppress('other@example.org', 'unsubscribe');
    await enrolled((await newMember({ email: 'ada@example.org' })).id);
    await look();
    expect((await delivered()).kinds).toEqual(['path-invitation']);
  });
});

describe('the list', () => {
  it('names nobody', async () => {
    await suppress('lovelace@example.org', 'bounce');
    const stored = JSON.stringify((await env.DB.prepare('SELECT * FROM suppressions').all()).results);
    // No digest spells these in its hexadecimal digits.
    for (const part of ['lovelace', 'example']) expect(stored).not.toContain(part);
    expect(stored).toMatch(/"1:[0-9a-f]{64}"/);
  });

  it('keeps the reason that stops more', async () => {
    await suppress('ada@example.org', 'unsubscribe');
    await suppress('ada@example.org', 'bounce');
    expect(await reasonsOf()).toEqual(['bounce']);
    await suppress('ada@example.org', 'unsubscribe');
    expect(await reasonsOf()).toEqual(['bounce']);
  });

  it('knows people still when the oldest secret is gone', async () => {
    const { id } = await newMember({ email: 'ada@example.org' });
    await suppress('ada@example.org', 'unsubscribe');
    await mendAddressDigests(env.DB, settingsOf(env));
    const later = { linkSecrets: [{ version: 2, key: 'another-secret-0123456789-0123456789' }] };
    await mendAddressDigests(env.DB, later);
    const digest = await addressDigest(later, 'ada@example.org');
    expect(digest).toMatch(/^2:/);
    expect(await digestOf(id)).toBe(digest);
    expect(
      await env.DB.prepare('SELECT reason FROM suppressions WHERE address_digest = ?').bind(digest).first('reason'),
    ).toBe('unsubscribe');
  });

  it('is looked up for new and corrected addresses by an index', async () => {
    const { id } = await newMember({ email: 'ada@example.org' });
    await mendAddressDigests(env.DB, settingsOf(env));
    const before = await digestOf(id);
    await env.DB.prepare(`UPDATE members SET address_key = 'b@example.org' WHERE id = ?`).bind(id).run();
    expect(await digestOf(id)).toBe('');
    const asked: string[] = [];
    const db = new Proxy(env.DB, {
      get: (target, name: keyof D1Database) =>
        name === 'prepare'
          ? (sql: string) => {
              asked.push(sql);
              return target.prepare(sql);
            }
          : target[name].bind(target),
    });
    await mendAddressDigests(db, settingsOf(env));
    expect(await digestOf(id)).not.toBe(before);
    for (const sql of asked) {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...(sql.includes('?2') ? ['1:', 1] : ['[]']))
        .all<{ detail: string }>();
      expect(results.filter(({ detail }) => detail.startsWith('SCAN') && !detail.includes('each'))).toEqual([]);
    }
  });
});

it('is told to admins, with the reason', async () => {
  const { id } = await newMember({ email: 'ada@example.org' });
  const suppression = async () =>
    (await (await api(owner, 'GET', `/api/v1/members/${id}`)).json<{ suppression: unknown }>()).suppression;
  await suppress('ada@example.org', 'unsubscribe', 1000);
  await delivered();
  expect(await suppression()).toEqual({ reason: 'unsubscribe', since: 1000 });
  await env.DB.prepare('DELETE FROM suppressions').run();
  expect(await suppression()).toBeNull();
});
