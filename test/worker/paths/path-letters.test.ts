import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { outgoingMail } from '../../../worker/mail/letters/outgoing-mail.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import type { OutgoingMail } from '../../../worker/mail/transport.ts';
import { inviteToPathsStatements } from '../../../worker/paths/path-invitation-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newInitialAccount } from '../access/initial-account.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { newMember, newSpace, openPage, origin, type TestMember } from '../space.ts';
import { newOpenSession } from './open-session.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

async function enrol(sessionId: string, memberId: string): Promise<void> {
  await env.DB.prepare('INSERT INTO session_members VALUES (?1, ?2, 0)').bind(sessionId, memberId).run();
}

async function look(now = Date.now()): Promise<void> {
  await env.DB.batch(inviteToPathsStatements(env.DB, now, { all: true }));
}

/** Claims and writes all that is due; the mails by their address and kind of subject. */
async function written(now = Date.now()): Promise<OutgoingMail[]> {
  const { mails } = await claimMails(env.DB, { id: newId(), now, until: now + 1000, limit: 50 });
  return Promise.all(mails.map((mail) => outgoingMail(mail, settingsOf(env), now)));
}

it('a member reads which path has begun, and is led to their paths', async () => {
  const ada = await newMember({ email: 'ada@example.org', firstName: 'Ada' });
  await enrol(await newOpenSession({ path: 'First <b>aid</b>' }), ada.id);
  await look();
  const [mail] = await written();
  expect(mail?.subject).toBe('“First <b>aid</b>” has begun in “Test Academy”');
  expect(mail?.text).toContain('Hello Ada,');
  expect(mail?.text).toContain('(Autumn)');
  expect(mail?.text).toContain(`${origin}/paths`);
  expect(mail?.html).not.toContain('<b>aid');
  const page = await (await openPage('/paths', ada)).text();
  expect(page).toContain('First &lt;b&gt;aid&lt;/b&gt;');
});

it('who has not joined the space gets the link that lets them, the same as in their invitation', async () => {
  const invited = await invitePerson(owner, { email: 'new@example.org', now: Date.now() });
  const [invitation] = await written();
  await env.DB.prepare(`UPDATE outbox SET state = 'sent'`).run();
  await enrol(await newOpenSession(), invited.memberId);
  await look();
  const [mail] = await written();
  const link = /https:\S+\/accept\/\S+/;
  expect(mail?.text.match(link)?.[0]).toBe(invitation?.text.match(link)?.[0]);
  expect(mail?.text).toContain('You have not joined the space yet');
});

it('an invitation to the space, and credentials, tell of a session that runs: one mail that says both', async () => {
  const session = await newOpenSession();
  const invited = await invitePerson(owner, { email: 'new@example.org', now: Date.now() });
  const account = await newInitialAccount({ now: Date.now(), email: 'account@example.org' });
  await enrol(session, invited.memberId);
  await enrol(session, account.memberId);
  await look();
  const mails = await written();
  expect(mails.map(({ to }) => to.address).sort()).toEqual(['account@example.org', 'new@example.org']);
  for (const { text } of mails) expect(text).toContain('the path “Safety” (Autumn): it has begun');
});

it('a mail tells the day on which its link ends by the clocks of the space', async () => {
  const now = Date.parse('2036-11-22T23:30:00Z');
  await invitePerson(owner, { email: 'new@example.org', now });
  const [before] = await written(now);
  expect(before?.text).toContain('December 22, 2036');
  await env.DB.prepare(`UPDATE space SET time_zone = 'Europe/Paris'`).run();
  await env.DB.prepare(`UPDATE outbox SET state = 'queued'`).run();
  const [after] = await written(now);
  expect(after?.text).toContain('December 23, 2036');
});

it('a session that was put off before the mail left is not told of, and invites when it starts', async () => {
  const session = await newOpenSession();
  const invited = await invitePerson(owner, { email: 'new@example.org', now: Date.now() });
  await enrol(session, invited.memberId);
  await look();
  const later = Date.now() + 3_600_000;
  await env.DB.prepare('UPDATE sessions SET starts_at = ?1').bind(later).run();
  const [invitation] = await written();
  expect(invitation?.text).not.toContain('Safety');
  await env.DB.prepare(`UPDATE outbox SET state = 'sent'`).run();
  await look(later);
  const [mail] = await written(later);
  expect(mail?.subject).toContain('Safety');
});

it('nobody wants a mail about a session that has ended, or that would reach nobody', async () => {
  const ended = await newOpenSession({ path: 'Ended' });
  const ada = await newMember({ email: 'ada@example.org' });
  await enrol(ended, ada.id);
  await look();
  const now = Date.now();
  await env.DB.prepare('UPDATE sessions SET ends_at = ?1').bind(now).run();
  const { mails, unwanted } = await claimMails(env.DB, { id: newId(), now, until: now + 1000, limit: 50 });
  expect(mails).toEqual([]);
  expect(unwanted).toHaveLength(1);
});
