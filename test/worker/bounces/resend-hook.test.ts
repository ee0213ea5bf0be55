import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../worker/app.ts';
import type { Environment } from '../../../worker/environment.ts';
import { enqueueMailStatement } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { addressDigest } from '../../../worker/suppressions/address-digest.ts';
import { outboxRow } from '../mail/invited-person.ts';
import { api, newSpace, origin, type TestMember } from '../space.ts';
import { sentInvitation, suppressions } from './sent-invitation.ts';

const key = new Uint8Array(24).fill(7);
const secret = `whsec_${btoa(String.fromCharCode(...key))}`;
const settings: Environment = { ...env, RESEND_WEBHOOK_SECRET: secret };

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

interface Sending {
  id?: string;
  /** Seconds that the signature is old. */
  age?: number;
  signingKey?: Uint8Array;
  /** What is signed, if not the body. */
  signedBody?: string;
  environment?: Environment;
}

/** Sends a report as Svix does. */
async function report(event: unknown, sending: Sending = {}): Promise<Response> {
  const { id = `msg_${newId()}`, age = 0, signingKey = key, environment = settings } = sending;
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const hmac = await crypto.subtle.importKey('raw', signingKey, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${sending.signedBody ?? body}`);
  const mac = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', hmac, signed))));
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': timestamp,
    'svix-signature': `v1,${btoa('x'.repeat(32))} v1,${mac}`,
  };
  return app.request(`${origin}/hooks/resend`, { method: 'POST', headers, body }, environment);
}

const bounced = (
  mailId: string,
  bounce: object = { type: 'Permanent', subType: 'General', message: '550 5.1.1 no' },
) => ({
  type: 'email.bounced',
  created_at: '2026-11-22T10:00:00Z',
  data: { email_id: 're_1', to: ['x@example.org'], tags: { mail: mailId }, bounce },
});
const delivered = (data: object) => ({ type: 'email.delivered', data: { email_id: 're_1', ...data } });

async function invitation(id: string): Promise<Record<string, unknown> | undefined> {
  const answer = await api(owner, 'GET', '/api/v1/invitations');
  const { items } = await answer.json<{ items: { id: string }[] }>();
  return items.find((item) => item.id === id);
}

describe('a report of Resend', () => {
  it('that a mail was delivered is shown', async () => {
    const { mailId, invitationId } = await sentInvitation(owner, { providerId: 're_1' });
    expect((await report(delivered({}))).status).toBe(204);
    expect(await outboxRow(mailId)).toMatchObject({ delivered_at: expect.any(Number), state: 'sent' });
    expect(await invitation(invitationId)).toMatchObject({ mail: 'delivered', bounce: null });
    expect(await suppressions()).toEqual([]);
  });

  it('that a mail bounced shows why, lists the invitation as undelivered and mails that address no more', async () => {
    const { mailId, memberId, invitationId } = await sentInvitation(owner);
    const waiting = newId();
    const mail = { memberId, subjectId: invitationId, generation: 9, dueAt: Date.now(), now: Date.now() };
    await enqueueMailStatement(env.DB, { ...mail, id: waiting, kind: 'invitation' }).run();
    expect((await report(bounced(mailId))).status).toBe(204);
    expect(await invitation(invitationId)).toMatchObject({ mail: 'bounced', bounce: 'mailbox-unknown' });
    const counts = await (await api(owner, 'GET', '/api/v1/invitations/counts')).json();
    expect(counts).toMatchObject({ counts: { undelivered: 1, pending: 1 } });
    const listed = await (await api(owner, 'GET', '/api/v1/invitations?list=undelivered')).json();
    expect(listed).toMatchObject({ items: [{ id: invitationId }] });
    expect(await suppressions()).toEqual(['bounce']);
    expect(await outboxRow(waiting)).toMatchObject({ state: 'cancelled' });
  });

  it('that a reminder bounced is shown as that of the invitation is', async () => {
    const { memberId, invitationId } = await sentInvitation(owner);
    const reminder = newId();
    const mail = { memberId, subjectId: invitationId, generation: 1, dueAt: 0, now: Date.now() + 1 };
    await enqueueMailStatement(env.DB, { ...mail, id: reminder, kind: 'reminder' }).run();
    await env.DB.prepare(`UPDATE outbox SET state = 'sent', attempts = 1 WHERE id = ?`).bind(reminder).run();
    expect(await invitation(invitationId)).toMatchObject({ mail: 'sent' });
    await report(bounced(reminder));
    expect(await invitation(invitationId)).toMatchObject({ mail: 'bounced', bounce: 'mailbox-unknown' });
    const listed = await (await api(owner, 'GET', '/api/v1/invitations?list=undelivered')).json();
    expect(listed).toMatchObject({ items: [{ id: invitationId }] });
  });

  it('leaves alone what goes to an address that was corrected meanwhile', async () => {
    const { mailId, invitationId } = await sentInvitation(owner, { email: 'jean@gmial.com' });
    // The digest of where it went is kept with the mail when it is claimed.
    const digest = await addressDigest(settingsOf(env), 'jean@gmial.com');
    await env.DB.prepare('UPDATE outbox SET address_digest = ?2 WHERE id = ?1').bind(mailId, digest).run();
    await env.DB.exec(
      `CREATE TRIGGER held AFTER INSERT ON outbox BEGIN UPDATE outbox SET due_at = 9e15 WHERE id = new.id; END`,
    );
    const corrected = await api(owner, 'POST', `/api/v1/invitations/${invitationId}/correct`, {
      email: 'jean@gmail.com',
    });
    expect(corrected.status).toBe(200);
    await report(bounced(mailId));
    expect(await invitation(invitationId)).toMatchObject({ mail: 'queued', bounce: null });
    const { results } = await env.DB.prepare('SELECT address_digest FROM suppressions').all();
    expect(results).toEqual([{ address_digest: digest }]);
  });

  it('that a mailbox is full is shown, and the address stays in use', async () => {
    const { mailId, invitationId } = await sentInvitation(owner);
    await report(bounced(mailId, { type: 'Transient', subType: 'MailboxFull', message: '' }));
    expect(await invitation(invitationId)).toMatchObject({ mail: 'bounced', bounce: 'mailbox-full' });
    expect(await suppressions()).toEqual([]);
  });

  it('that somebody complains ends mails to them, whatever was delivered', async () => {
    const { mailId, invitationId } = await sentInvitation(owner);
    await report(delivered({ tags: { mail: mailId } }));
    await report({ type: 'email.complained', data: { email_id: 're_1', tags: { mail: mailId } } });
    expect(await invitation(invitationId)).toMatchObject({ mail: 'delivered' });
    expect(await suppressions()).toEqual(['complaint']);
  });

  it('that comes twice or late counts once', async () => {
    const { mailId } = await sentInvitation(owner);
    await report(bounced(mailId), { id: 'msg_1' });
    const first = await outboxRow(mailId);
    await env.DB.prepare('DELETE FROM suppressions').run();
    await report(bounced(mailId, { type: 'Transient', subType: 'MailboxFull' }), { id: 'msg_1' });
    await report(bounced(mailId), { id: 'msg_2', age: 290 });
    expect(await outboxRow(mailId)).toEqual(first);
    expect(await suppressions()).toEqual([]);
  });

  it('spares a second copy of a mail whose answer got lost', async () => {
    const { mailId } = await sentInvitation(owner);
    await env.DB.prepare(`UPDATE outbox SET state = 'queued', unknowns = 1, settled_at = NULL WHERE id = ?1`)
      .bind(mailId)
      .run();
    await report(delivered({ tags: { mail: mailId } }));
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', settled_at: expect.any(Number) });
  });

  it.each([
    ['signed with another key', { signingKey: new Uint8Array(24).fill(8) }],
    ['signed over another body', { signedBody: '{}' }],
    ['signed too long ago', { age: 301 }],
    ['signed for the future', { age: -310 }],
  ] satisfies [string, Sending][])('%s is refused and changes nothing', async (_, sending) => {
    const { mailId } = await sentInvitation(owner);
    const before = await outboxRow(mailId);
    expect((await report(bounced(mailId), sending)).status).toBe(401);
    expect(await outboxRow(mailId)).toEqual(before);
    expect(await suppressions()).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['an event of no interest', { type: 'email.opened', data: { email_id: 're_1' } }],
    ['an unknown mail', bounced('0123456789abcdef01234567')],
    ['another shape', { type: 'email.bounced', data: [] }],
  ])('with %s is taken and changes nothing', async (_, event) => {
    const { mailId } = await sentInvitation(owner, { providerId: 're_2' });
    const before = await outboxRow(mailId);
    expect((await report(event)).status).toBe(204);
    expect(await outboxRow(mailId)).toEqual(before);
    expect(await suppressions()).toEqual([]);
  });

  it('is not read beyond its limit, and not at all without a secret', async () => {
    expect((await report(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await report('{}', { environment: env })).status).toBe(404);
  });
});
