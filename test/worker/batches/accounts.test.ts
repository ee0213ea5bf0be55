import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { unsealPassword } from '../../../worker/access/initial-password.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { watchLog } from '../mail/watched-log.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { accountsOf, applied, batchOf, outcomesOf, planned, row } from './invite-batch.ts';
import { storedPerson } from './known-person.ts';

watchLog();

const password = 'apozeiru';
const account = { password };

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

function mails() {
  return env.DB.prepare('SELECT kind, state, copy FROM outbox ORDER BY created_at, kind, copy')
    .all()
    .then(({ results }) => results);
}

function sealed(email: string) {
  return env.DB.prepare(
    `SELECT p.sealed, p.secret_version AS secretVersion FROM initial_passwords p JOIN members m ON m.id = p.member_id
      WHERE m.address_key = ?`,
  )
    .bind(email)
    .first<{ sealed: string; secretVersion: number }>();
}

describe('an account for somebody who is not known', () => {
  it('exists at once, with nothing to accept, and the password is sealed', async () => {
    const batch = accountsOf(
      row('New@example.org', { ...account, lastName: 'Dupont', firstName: 'Jean', language: 'fr' }),
    );
    expect((await planned(owner, batch)).rows).toMatchObject([
      { outcome: 'created', changes: [], mail: null, mailLanguage: '' },
    ]);
    const { appliedAt, rows } = await applied(owner, batch);
    expect(rows).toMatchObject([{ outcome: 'created', mail: 'none', invitation: 'none', acceptedAt: null }]);
    expect(await storedPerson('new@example.org')).toMatchObject({
      state: 'active',
      activatedAt: appliedAt,
      passwordHash: null,
      passwordChangeDue: 1,
      lastName: 'Dupont',
      firstName: 'Jean',
      language: 'fr',
    });
    const kept = await sealed('new@example.org');
    expect(kept && (await unsealPassword(settingsOf(env), 'new@example.org', kept))).toBe(password);
    expect(await mails()).toEqual([]);
  });

  it('is not asked for a new password where the space does not want that', async () => {
    await env.DB.prepare('UPDATE space SET ask_password_change = 0').run();
    await applied(owner, accountsOf(row('new@example.org', account)));
    const signedIn = await sendForm('/sign-in', { email: 'new@example.org', password, next: '/' });
    expect(signedIn.headers.get('location')).toBe('/');
  });

  it('is refused without a password, and only that row', async () => {
    const receipt = await applied(owner, accountsOf(row('a@example.org'), row('b@example.org', account)));
    expect(receipt.rows).toMatchObject([
      { outcome: 'refused', problems: [{ code: 'password-missing', severity: 'error', field: 'password' }] },
      { outcome: 'created' },
    ]);
    expect(await storedPerson('a@example.org')).toBeNull();
  });

  it.each([
    ['password-too-short', 'short'],
    ['password-is-address', 'new@example.org'],
    ['password-too-long', 'long '.repeat(26)],
    ['password-common', 'password'],
  ])('is refused with a password that nobody should have: %s', async (code, bad) => {
    const receipt = await applied(owner, accountsOf(row('new@example.org', { password: bad })));
    expect(outcomesOf(receipt)).toEqual(['refused']);
    const found = { code, severity: 'error', field: 'password', evidence: '' };
    expect(receipt.rows[0]?.problems).toContainEqual(found);
    expect(await storedPerson('new@example.org')).toBeNull();
  });
});

describe('mailing the credentials is optional', () => {
  it('and decided row by row, in the language of each', async () => {
    const batch = accountsOf(
      row('fr@example.org', { ...account, sendCredentials: true, language: 'fr' }),
      row('de@example.org', { ...account, sendCredentials: true, language: 'pl' }),
      row('silent@example.org', account),
    );
    const plan = await planned(owner, batch);
    expect(plan.mails).toBe(2);
    expect(plan.rows).toMatchObject([
      { mail: 'credentials', mailLanguage: 'fr' },
      { mail: 'credentials', mailLanguage: 'en' },
      { mail: null, mailLanguage: '' },
    ]);
    const receipt = await applied(owner, batch);
    expect(receipt.rows.map(({ mail }) => mail)).toEqual(['queued', 'queued', 'none']);
    expect((await mails()).map(({ kind }) => kind)).toEqual(['credentials', 'credentials']);
  });

  it('and told by the receipt, with when it left', async () => {
    const id = crypto.randomUUID();
    await applied(owner, accountsOf(row('a@example.org', { ...account, sendCredentials: true })), id);
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = 1234").run();
    const answer = await api(owner, 'GET', `/api/v1/batches/${id}`);
    expect(await answer.json()).toMatchObject({ rows: [{ outcome: 'created', mail: 'sent', mailedAt: 1234 }] });
  });
});

describe('a row for somebody who is invited but has not accepted', () => {
  beforeEach(async () => {
    await applied(owner, batchOf(row('open@example.org')));
  });

  it('with a password: the account is set up now and the open invitation ends', async () => {
    const batch = accountsOf(row('open@example.org', { ...account, lastName: 'Dupont', sendCredentials: true }));
    expect((await planned(owner, batch)).rows).toMatchObject([
      { outcome: 'activated', changes: ['lastName'], mail: 'credentials' },
    ]);
    const { appliedAt, rows } = await applied(owner, batch);
    expect(rows).toMatchObject([{ outcome: 'activated', changes: ['lastName'], mail: 'queued', invitation: 'none' }]);
    expect(await storedPerson('open@example.org')).toMatchObject({
      state: 'active',
      activatedAt: appliedAt,
      lastName: 'Dupont',
    });
    expect(await env.DB.prepare('SELECT state, ended_at FROM invitations').first()).toEqual({
      state: 'revoked',
      ended_at: appliedAt,
    });
    expect(await mails()).toMatchObject([
      { kind: 'invitation', state: 'cancelled' },
      { kind: 'credentials', state: 'queued' },
    ]);
  });

  it('without a password: nothing is sent twice', async () => {
    const receipt = await applied(owner, accountsOf(row('open@example.org', { sendCredentials: true })));
    expect(receipt.rows).toMatchObject([{ outcome: 'already-invited', invitation: 'pending', mail: 'queued' }]);
    expect(await mails()).toHaveLength(1);
  });

  it('without a password after the invitation has ended: the row says what is missing', async () => {
    await env.DB.prepare("UPDATE invitations SET state = 'expired'").run();
    const receipt = await applied(owner, accountsOf(row('open@example.org')));
    expect(receipt.rows).toMatchObject([{ outcome: 'refused', problems: [{ code: 'password-missing' }] }]);
  });

  it('with a password after the invitation has ended: the account is set up', async () => {
    await env.DB.prepare("UPDATE invitations SET state = 'expired', ended_at = 5").run();
    expect(outcomesOf(await applied(owner, accountsOf(row('open@example.org', account))))).toEqual(['activated']);
    expect(await env.DB.prepare('SELECT state, ended_at FROM invitations').first()).toEqual({
      state: 'expired',
      ended_at: 5,
    });
  });

  it('can be mailed credentials that were mailed once before', async () => {
    const mailed = { ...account, sendCredentials: true };
    await applied(owner, accountsOf(row('open@example.org', mailed)));
    await env.DB.prepare("UPDATE members SET state = 'invited' WHERE address_key = 'open@example.org'").run();
    expect(outcomesOf(await applied(owner, accountsOf(row('open@example.org', mailed))))).toEqual(['activated']);
    expect((await mails()).filter(({ kind }) => kind === 'credentials').map(({ copy }) => copy)).toEqual([0, 1]);
  });
});

describe('an account', () => {
  it('for the owner, for oneself or for a member changes no password', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin', passwordHash: 'of the admin' });
    await newMember({ email: 'member@example.org', passwordHash: 'of the member' });
    const people = ['owner@example.org', 'admin@example.org', 'member@example.org'];
    const before = await Promise.all(people.map(storedPerson));
    const mailed = { ...account, sendCredentials: true };
    const receipt = await applied(admin, accountsOf(...people.map((email) => row(email, mailed))));
    expect(outcomesOf(receipt)).toEqual(['already-member', 'already-member', 'already-member']);
    expect(await Promise.all(people.map(storedPerson))).toEqual(before);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM initial_passwords').first('n')).toBe(0);
    expect(await mails()).toEqual([]);
    expect((await openPage('/', admin)).status).toBe(200);
  });

  it('is not set up for somebody who is invited to manage the space: nobody else knows that password', async () => {
    await applied(owner, batchOf(row('admin@example.org')));
    await env.DB.prepare("UPDATE members SET role = 'admin' WHERE address_key = 'admin@example.org'").run();
    const again = () => applied(owner, accountsOf(row('admin@example.org', { ...account, sendCredentials: true })));
    expect((await again()).rows).toMatchObject([{ outcome: 'already-invited', invitation: 'pending' }]);
    await env.DB.prepare("UPDATE invitations SET state = 'expired'").run();
    expect((await again()).rows).toMatchObject([{ outcome: 'invited', invitation: 'pending' }]);
    expect(await sealed('admin@example.org')).toBeNull();
    expect(await storedPerson('admin@example.org')).toMatchObject({ state: 'invited' });
  });

  it('for somebody who is suspended is refused', async () => {
    await newMember({ email: 'gone@example.org', state: 'suspended' });
    const receipt = await applied(owner, accountsOf(row('gone@example.org', account)));
    expect(receipt.rows).toMatchObject([{ outcome: 'refused', problems: [{ code: 'member-suspended' }] }]);
  });

  it('has the password of the first row that names the person', async () => {
    const batch = accountsOf(
      row('a@example.org'),
      row('A@example.org', account),
      row('a@EXAMPLE.org', { password: 'other password' }),
    );
    expect(outcomesOf(await applied(owner, batch))).toEqual(['refused', 'created', 'duplicate']);
    const kept = await sealed('a@example.org');
    expect(kept && (await unsealPassword(settingsOf(env), 'a@example.org', kept))).toBe(password);
  });
});

describe('passwords', () => {
  it.each([
    [{ password }, 'rows.1.password'],
    [{ sendCredentials: true }, 'rows.1.sendCredentials'],
  ])('are not taken by a batch that invites: %o', async (given, at) => {
    const batch = batchOf(row('a@example.org'), row('b@example.org', given));
    for (const [method, path] of [
      ['POST', '/plan'],
      ['PUT', `/batches/${crypto.randomUUID()}`],
    ] as const) {
      const answer = await api(owner, method, `/api/v1${path}`, batch);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at } });
    }
  });

  it('make another batch of the same people: the id is not to be used again', async () => {
    const id = crypto.randomUUID();
    const first = row('a@example.org', account);
    await applied(owner, accountsOf(first), id);
    const other = await api(
      owner,
      'PUT',
      `/api/v1/batches/${id}`,
      accountsOf({ ...first, password: 'other password' }),
    );
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ problem: { code: 'batch-id-reused' } });
    expect(outcomesOf(await applied(owner, accountsOf(first), id))).toEqual(['created']);
  });

  it('stand in clear in no table, neither as base64 nor as hex', async () => {
    const secret = 'planted-Secret-7319';
    await applied(
      owner,
      accountsOf(row('a@example.org', { password: secret, sendCredentials: true }), row('b', { password: secret })),
    );
    const hex = [...new TextEncoder().encode(secret)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    ).all<{ name: string }>();
    expect(results.map(({ name }) => name)).toContain('initial_passwords');
    for (const { name } of results) {
      const dump = JSON.stringify((await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results);
      for (const form of [secret, btoa(secret).slice(0, -2), hex]) expect(dump).not.toContain(form);
    }
  });
});
