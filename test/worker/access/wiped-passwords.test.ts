import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isPasswordOf } from '../../../worker/access/password-hash.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { accountsOf, row } from '../batches/invite-batch.ts';
import { type HeldQueue, holdQueue } from '../mail/held-queue.ts';
import { arrivedFor, ownDomain } from '../mail/mail-servers.ts';
import { newSpace, sendForm, type TestMember } from '../space.ts';
import { sealedMembers, storedHash } from './initial-account.ts';

let owner: TestMember;
/** Whatever the worker has written to its log during a test. */
let log: string[];
let queue: HeldQueue;

beforeEach(async () => {
  owner = await newSpace();
  log = [];
  queue = holdQueue();
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...lines: unknown[]) => {
      log.push(lines.map(String).join(' '));
    });
  }
});

/** Everything that is stored: each table as JSON, by its name. */
async function dump(): Promise<Record<string, string>> {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>();
  const dumped: Record<string, string> = {};
  for (const { name } of tables) {
    dumped[name] = JSON.stringify((await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results);
  }
  return dumped;
}

/** A text as it might lie somewhere: in clear, escaped, in hex, in base64 of any alignment. */
function forms(text: string): string[] {
  const octets = new TextEncoder().encode(text);
  const hex = [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const aligned = [0, 1, 2].map((shift) => {
    const shifted = String.fromCharCode(...new Uint8Array(shift), ...octets);
    // What the neighbours on both sides have a share in is left away.
    return btoa(shifted).slice(shift === 0 ? 0 : 4, Math.floor((shift + octets.length) / 3) * 4);
  });
  const urlSafe = aligned.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  const escaped = [JSON.stringify(text).slice(1, -1), encodeURIComponent(text)];
  return [...new Set([text, ...escaped, hex, hex.toUpperCase(), ...aligned, ...urlSafe])];
}

/** Where one of these texts can be found, in whatever form. */
async function findings(texts: readonly string[]): Promise<string[]> {
  const places = { ...(await dump()), queue: JSON.stringify(queue.bodies), log: JSON.stringify(log) };
  return Object.entries(places).flatMap(([place, content]) =>
    texts.flatMap(forms).flatMap((form) => (content.includes(form) ? [`${place}: ${form}`] : [])),
  );
}

const passwords = [
  'apozeiru',
  'Été à Nîmes, 1 < 2 & "3"',
  'correct horse battery',
  'lmozeirp/+?=',
  'gone with 550',
  'walnut, bicycle; overture. '.repeat(4),
];

/** Members whose credentials are still to be mailed. */
async function waitingForMail(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT member_id FROM outbox WHERE kind = 'credentials' AND state IN ('queued', 'sending') ORDER BY member_id",
  ).all();
  return results.map(({ member_id }) => String(member_id));
}

/** Applies a batch of accounts with these passwords; every other one is mailed its credentials. */
async function applyAccounts(domain: string) {
  const people = passwords.map((password, index) => ({
    email: `${index === 4 ? 'nobody' : `person${index}`}@${domain}`,
    password,
    sendCredentials: index % 2 === 0,
  }));
  const batch = accountsOf(...people.map(({ email, ...given }) => row(email, given)));
  const order = { id: crypto.randomUUID(), batch, by: owner.id, now: Date.now(), newId };
  const { rows } = await applyBatch(queue.env, order);
  await queue.heard('mail', 'passwords');
  expect(rows.map(({ outcome }) => outcome)).toEqual(passwords.map(() => 'created'));
  return people.map((person, index) => ({ ...person, memberId: rows[index]?.memberId ?? '' }));
}

describe('passwords that an admin chose', () => {
  it('are found by this test wherever they lie in clear', async () => {
    const find = async (text: string) => {
      log = [text];
      return (await findings(['correct horse battery'])).length > 0;
    };
    for (const form of forms('correct horse battery')) expect(await find(`x${form}y`)).toBe(true);
    expect(await find(btoa('{"password":"correct horse battery"}'))).toBe(true);
    expect(await find('correct')).toBe(false);
  });

  it('are nowhere in clear, from the receipt on', async () => {
    await applyAccounts(ownDomain());
    expect(await sealedMembers()).toHaveLength(passwords.length);
    expect(queue.bodies).toEqual([{ kind: 'mail' }, { kind: 'passwords' }]);
    expect(await findings(passwords)).toEqual([]);
  });

  it.each([
    ['hashed first', ['passwords', 'mail']],
    ['mailed first', ['mail', 'passwords']],
  ] as const)('are nowhere at all once they are hashed and mailed: %s', async (_name, kinds) => {
    const domain = ownDomain();
    const people = await applyAccounts(domain);
    const { results } = await env.DB.prepare('SELECT sealed FROM initial_passwords').all();
    const sealed = results.map((each) => String(each.sealed));
    for (const kind of kinds) {
      await queue.answer(kind);
      expect(await findings(passwords)).toEqual([]);
    }
    expect(await findings([...passwords, ...sealed])).toEqual([]);
    expect(await sealedMembers()).toEqual([]);
    for (const { memberId, password } of people) {
      expect(await isPasswordOf(password, await storedHash(memberId))).toBe(true);
    }
    const arrived = await arrivedFor(domain);
    expect(arrived.map(({ to }) => to).sort()).toEqual([`person0@${domain}`, `person2@${domain}`]);
    for (const { to, read } of arrived) {
      expect(read.text).toContain(`Password: ${people.find(({ email }) => email === to)?.password}\n`);
    }
  });

  it('are nowhere at all once their people have chosen their own, whatever the queue does', async () => {
    const people = await applyAccounts(ownDomain());
    const [first] = people;
    const answer = await sendForm('/sign-in', { email: first?.email ?? '', password: first?.password ?? '' });
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    await sendForm('/own-password', { password: 'walnut bicycle overture' }, null, { cookie: cookie.join('; ') });
    expect(await sealedMembers()).not.toContain(first?.memberId);
    await queue.answer();
    expect(await isPasswordOf('walnut bicycle overture', await storedHash(first?.memberId ?? ''))).toBe(true);
    expect(await findings([...passwords, 'walnut bicycle overture'])).toEqual([]);
  });

  it.each([
    ['suspended', "UPDATE members SET state = 'suspended' WHERE role = 'member'"],
    ['erased', "DELETE FROM members WHERE role = 'member'"],
  ])('are nowhere at all once their people are %s and cron has run', async (_name, sql) => {
    await applyAccounts(ownDomain());
    await env.DB.exec(sql);
    await queue.answer();
    await keepUp(queue.env, Date.now());
    await queue.answer();
    await keepUp(queue.env, Date.now());
    expect(await sealedMembers()).toEqual([]);
    expect(await findings(passwords)).toEqual([]);
  });

  it('are wiped by cron alone when every message of the queue is lost', async () => {
    const people = await applyAccounts(ownDomain());
    queue.bodies = [];
    await keepUp(queue.env, Date.now());
    await queue.answer();
    for (const { memberId, password } of people) {
      expect(await isPasswordOf(password, await storedHash(memberId))).toBe(true);
    }
    // One tick wipes all but those whose mail a busy server has put off.
    expect(await sealedMembers()).toEqual(await waitingForMail());
    for (let ticks = 1; ticks < 5 && (await waitingForMail()).length > 0; ticks++) {
      await env.DB.exec('UPDATE outbox SET due_at = 0');
      await keepUp(queue.env, Date.now());
      await queue.answer();
    }
    expect(await sealedMembers()).toEqual([]);
  });
});
