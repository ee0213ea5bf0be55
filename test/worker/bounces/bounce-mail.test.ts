import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerBounceMail } from '../../../worker/bounces/answer-bounce-mail.ts';
import { returnPathOf } from '../../../worker/bounces/return-path.ts';
import type { Environment } from '../../../worker/environment.ts';
import { deliverWoken } from '../../../worker/mail/wake-up.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { invitePerson, outboxRow } from '../mail/invited-person.ts';
import { arrivedFor, ownDomain, scriptedServer } from '../mail/mail-servers.ts';
import { watchLog } from '../mail/watched-log.ts';
import { newSpace, type TestMember } from '../space.ts';
import { sentInvitation, suppressions } from './sent-invitation.ts';

watchLog();

const settings: Environment = { ...env, BOUNCE_ADDRESS: 'Bounces@space.test' };

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

interface Told {
  status?: string;
  action?: string;
  diagnostic?: string;
  /** The returned headers. */
  returned?: string;
}

/** A report as mail servers write it (RFC 3464). */
function dsn({
  status = '5.1.1',
  action = 'failed',
  diagnostic = 'smtp; 550 no such user',
  returned = '',
}: Told): string {
  return [
    'From: MAILER-DAEMON@mx.example.net',
    'To: bounces@space.test',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is the mail system at host mx.example.net.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    'Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000',
    '',
    'Final-Recipient: rfc822; x@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'From: rollcall@space.test',
    returned,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

async function mailIn(to: string, raw: string, environment = settings): Promise<void> {
  const octets = new TextEncoder().encode(raw);
  await answerBounceMail({ to, raw: new Blob([octets]).stream(), rawSize: octets.length }, environment);
}

const returnPath = async (mailId: string) => (await returnPathOf(mailId, settingsOf(settings))) ?? '';

describe('mail to a space that takes reports by mail', () => {
  it('leaves with a return path of its own', async () => {
    const domain = ownDomain();
    const { mailId } = await invitePerson(owner, { now: Date.now(), email: `jean@${domain}` });
    await deliverWoken(settings, 1);
    const [mail] = await arrivedFor(domain);
    expect(mail?.from).toBe(await returnPath(mailId));
    expect(mail?.from).toMatch(/^bounces\+[0-9a-f]{24}-[0-9a-f]{20}@space\.test$/);
    expect(mail?.read.from?.address).toBe(settings.MAIL_FROM);
  });

  it('leaves from the sender where no address for reports is set', async () => {
    const domain = ownDomain();
    await invitePerson(owner, { now: Date.now(), email: `jean@${domain}` });
    await deliverWoken(env, 1);
    expect((await arrivedFor(domain))[0]?.from).toBe(settings.MAIL_FROM);
  });
});

describe('a report by mail', () => {
  it('is known by the address that it came to, in whatever case', async () => {
    const { mailId } = await sentInvitation(owner);
    await mailIn((await returnPath(mailId)).toUpperCase(), dsn({}));
    expect(await outboxRow(mailId)).toMatchObject({ bounced_at: expect.any(Number), bounce_reason: 'mailbox-unknown' });
    expect(await suppressions()).toEqual(['bounce']);
  });

  it('is known by the Message-ID that came back, where a server changed the return path', async () => {
    const { mailId } = await sentInvitation(owner);
    await mailIn('bounces@space.test', dsn({ returned: `Message-ID:\r\n <${mailId}@space.test>` }));
    expect(await outboxRow(mailId)).toMatchObject({ bounce_reason: 'mailbox-unknown' });
  });

  it.each([
    ['5.2.2', 'smtp; 552 quota', 'mailbox-full', []],
    ['4.4.7', 'smtp; delivery time expired', 'other', []],
    ['5.7.1', 'smtp; 554 5.7.1 Message rejected as spam', 'spam', []],
    ['5.7.1', 'smtp; 550 5.7.1 not accepted', 'refused', []],
    ['5.0.0', 'smtp; 550 5.1.1 User unknown', 'mailbox-unknown', ['bounce']],
  ])('of status %s, "%s", is shown as %s', async (status, diagnostic, reason, suppressed) => {
    const { mailId } = await sentInvitation(owner);
    await mailIn(await returnPath(mailId), dsn({ status, diagnostic }));
    expect(await outboxRow(mailId)).toMatchObject({ bounce_reason: reason });
    expect(await suppressions()).toEqual(suppressed);
  });

  it('says when a mail was delivered', async () => {
    const { mailId } = await sentInvitation(owner);
    await mailIn(await returnPath(mailId), dsn({ action: 'delivered', status: '2.0.0' }));
    expect(await outboxRow(mailId)).toMatchObject({ delivered_at: expect.any(Number), bounced_at: null });
  });

  it.each([
    ['only tells that it takes longer', dsn({ action: 'delayed', status: '4.4.1' })],
    ['is no report', 'From: a@example.org\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAway.'],
    ['is empty', ''],
    ['is noise', '\0\x01\x02--b\r\n'.repeat(500)],
  ])('that %s changes nothing', async (_, raw) => {
    const { mailId } = await sentInvitation(owner);
    const before = await outboxRow(mailId);
    await mailIn(await returnPath(mailId), raw);
    expect(await outboxRow(mailId)).toEqual(before);
  });

  it.each([
    ['has a wrong proof', (id: string) => `bounces+${id}-${'0'.repeat(20)}@space.test`, ''],
    ['has no proof', (id: string) => `bounces+${id}@space.test`, ''],
    ['came to another address', (id: string) => `other+${id}@space.test`, ''],
    ['names the mail of another host', () => 'bounces@space.test', '@elsewhere.test'],
    ['names an unknown mail', () => 'bounces@space.test', '0123456789abcdef01234567@space.test'],
  ])('that is forged counts for nothing: it %s', async (_, to, messageId) => {
    const { mailId } = await sentInvitation(owner);
    const before = await outboxRow(mailId);
    const named = messageId.startsWith('@') ? `${mailId}${messageId}` : messageId;
    await mailIn(to(mailId), dsn({ returned: named && `Message-ID: <${named}>` }));
    expect(await outboxRow(mailId)).toEqual(before);
    expect(await suppressions()).toEqual([]);
  });

  it('is understood after the secret was changed', async () => {
    const { mailId } = await sentInvitation(owner);
    const rotated = { ...settings, LINK_SECRETS: `${env.LINK_SECRETS},2:another-secret-0123456789-0123456789` };
    await mailIn(await returnPath(mailId), dsn({}), rotated);
    expect(await outboxRow(mailId)).toMatchObject({ bounce_reason: 'mailbox-unknown' });
  });

  it('is not read where no address for reports is set, nor when it is too large', async () => {
    const { mailId } = await sentInvitation(owner);
    const before = await outboxRow(mailId);
    await mailIn(await returnPath(mailId), dsn({}), env);
    await mailIn(await returnPath(mailId), `${dsn({})}${'x'.repeat(1_100_000)}`);
    expect(await outboxRow(mailId)).toEqual(before);
  });
});

/** A complaint as a provider of mailboxes passes it on (RFC 5965, appendix B). */
function arf({ type = 'abuse', from = '', returned = '' }): string {
  return [
    'From: <abusedesk@example.com>',
    'To: <bounces@space.test>',
    'Subject: FW: An invitation',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report for an email message.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    ...(from === '' ? [] : [`Original-Mail-From: <${from}>`]),
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: rollcall@space.test',
    'To: redacted@example.com',
    returned,
    'Subject: An invitation',
    '',
    'You are invited.',
    '--b--',
    '',
  ].join('\r\n');
}

describe('a complaint by mail', () => {
  it('is known by the return path of the mail that it gives back: the person is not mailed again', async () => {
    const { mailId } = await sentInvitation(owner);
    await mailIn('bounces@space.test', arf({ from: await returnPath(mailId) }));
    expect(await outboxRow(mailId)).toMatchObject({ complaint_at: expect.any(Number), bounced_at: null });
    expect(await suppressions()).toEqual(['complaint']);
  });

  it('is known by the Message-ID, where the provider hides all else', async () => {
    const { mailId } = await sentInvitation(owner);
    await mailIn('bounces@space.test', arf({ returned: `Message-ID: <${mailId}@space.test>` }));
    expect(await suppressions()).toEqual(['complaint']);
  });

  it.each(['Fraud', 'opt-out'])('of the kind %s counts as well', async (type) => {
    const { mailId } = await sentInvitation(owner);
    await mailIn(await returnPath(mailId), arf({ type }));
    expect(await suppressions()).toEqual(['complaint']);
  });

  it.each(['not-spam', 'auth-failure', 'virus', ''])('of the kind "%s" is none', async (type) => {
    const { mailId } = await sentInvitation(owner);
    await mailIn(await returnPath(mailId), arf({ type }));
    expect(await suppressions()).toEqual([]);
  });

  it('that is forged counts for nothing', async () => {
    const { mailId } = await sentInvitation(owner);
    const forged = `bounces+${mailId}-${'0'.repeat(20)}@space.test`;
    await mailIn('bounces@space.test', arf({ from: forged, returned: 'Message-ID: <0@space.test>' }));
    expect(await suppressions()).toEqual([]);
  });
});

describe('a mail server that refuses a mail at once', () => {
  it.each([
    ['550 5.1.1', 'mailbox-unknown', ['bounce']],
    ['552 5.2.2', 'mailbox-full', []],
    ['554 5.7.1', 'refused', []],
  ])('with %s: the mail failed for the reason "%s"', async (reply, reason, suppressed) => {
    const { mailId } = await invitePerson(owner, { now: Date.now() });
    const port = await scriptedServer({ RCPT: `${reply} said so` });
    await deliverWoken({ ...settings, SMTP_URL: `smtp://127.0.0.1:${port}` }, 1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', bounce_reason: reason, last_reply: reply });
    expect(await suppressions()).toEqual(suppressed);
  });
});
