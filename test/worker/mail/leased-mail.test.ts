import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import { smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { api, newSpace, openPage, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { arrivedFor, ownDomain, smtpUrl } from './mail-servers.ts';

let owner: TestMember;
let domain: string;
beforeEach(async () => {
  owner = await newSpace();
  domain = ownDomain();
});

/** One delivery of all that waits, by a real mail server; `meanwhile` happens between the claim and the sending. */
async function deliver(meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
  await env.DB.prepare("UPDATE outbox SET due_at = 1 WHERE state = 'queued'").run();
  const real = smtpTransport(smtpServer(smtpUrl), 'space.test');
  const transport: typeof real = {
    close: real.close,
    async send(mails, signal) {
      await meanwhile();
      return real.send(mails, signal);
    },
  };
  const sources = { now: () => Date.now(), random: () => 0, newId, timeOver: new AbortController().signal };
  await deliverDueMails(env.DB, settingsOf(env), transport, 50, sources);
  await transport.close();
}

/** Until all mails have their end: the space's own delivery may have taken one, as an act of an admin wakes it. */
async function deliverAll(): Promise<void> {
  await vi.waitFor(async () => {
    await deliver();
    expect(await env.DB.prepare("SELECT 1 FROM outbox WHERE state IN ('queued', 'sending')").first()).toBeNull();
  }, 20_000);
}

const invite = (local: string) => invitePerson(owner, { now: Date.now(), email: `${local}@${domain}` });

/** Whether each link that arrived still opens, by its mail's address: two mails on their way at once may overtake. */
async function links(): Promise<[to: string, opens: boolean][]> {
  const mails = await arrivedFor(domain);
  const opened = await Promise.all(
    mails.map(async ({ to, read }) => {
      const path = /https:\/\/space\.test(\/accept\/\S+)/.exec(read.text ?? '')?.[1] ?? '';
      return [to, (await openPage(path)).status === 200] as [string, boolean];
    }),
  );
  return opened.sort(([a], [b]) => (a < b ? -1 : 1));
}

const count = (table: string) => env.DB.prepare(`SELECT count(*) AS count FROM ${table}`).first('count');

// How the mail server of the tests answers each name, and what becomes of a mail that nobody wants any more.
const answers = [
  { server: 'takes it', local: 'a', state: 'sent', arrives: 1, suppressed: 0 },
  { server: 'wants it later', local: 'slow-down', state: 'cancelled', arrives: 0, suppressed: 0 },
  { server: 'does not know the mailbox', local: 'nobody', state: 'failed', arrives: 0, suppressed: 1 },
] as const;

describe.each(answers)(
  'while a mail is on its way to a server that $server',
  ({ local, state, arrives, suppressed }) => {
    it('revoking its invitation leaves no link that opens, and sends nothing later', async () => {
      const { mailId, invitationId } = await invite(local);
      await deliver(() => api(owner, 'POST', '/api/v1/invitations/revoke', { by: 'ids', ids: [invitationId] }));
      await deliverAll();
      expect(await outboxRow(mailId)).toMatchObject({ state });
      expect(await links()).toEqual(Array(arrives).fill([`${local}@${domain}`, false]));
      expect(await count('suppressions')).toBe(suppressed);
    });

    it('correcting its address leaves one link that opens, at the right one', async () => {
      const { mailId, invitationId } = await invite(local);
      const email = `right@${domain}`;
      await deliver(() => api(owner, 'POST', `/api/v1/invitations/${invitationId}/correct`, { email }));
      await deliverAll();
      expect(await outboxRow(mailId)).toMatchObject({ state });
      expect(await links()).toEqual([...Array(arrives).fill([`${local}@${domain}`, false]), [email, true]]);
      expect(await count('suppressions')).toBe(suppressed);
    });

    it('erasing its person leaves nothing of them, and no link that opens', async () => {
      const { memberId } = await invite(local);
      await deliver(() => api(owner, 'DELETE', `/api/v1/members/${memberId}`));
      await deliverAll();
      expect(await links()).toEqual(Array(arrives).fill([`${local}@${domain}`, false]));
      const left = await Promise.all(['outbox', 'invitations', 'suppressions'].map(count));
      expect(left).toEqual([0, 0, 0]);
      expect(await count('members')).toBe(1);
    });
  },
);
