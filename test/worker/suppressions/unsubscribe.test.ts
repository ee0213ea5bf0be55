import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { outgoingMail } from '../../../worker/mail/letters/outgoing-mail.ts';
import { messageOf } from '../../../worker/mail/mime/message.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { unsubscribeLink } from '../../../worker/suppressions/unsubscribe-link.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { heading } from '../pages/form.ts';
import { newMember, newSpace, openPage, origin, send, sendForm, type TestMember } from '../space.ts';
import { suppress } from './suppressed.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const reasons = async () =>
  (await env.DB.prepare('SELECT reason FROM suppressions').all<{ reason: string }>()).results.map(
    ({ reason }) => reason,
  );

async function pathFor(member: { id: string; email: string }): Promise<string> {
  const link = await unsubscribeLink({ memberId: member.id, addressKey: member.email }, settingsOf(env));
  return link.slice(origin.length);
}

/** What a mail program sends for one click: no cookie, no origin. */
const oneClick = (path: string, headers: Record<string, string> = {}) =>
  send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: 'List-Unsubscribe=One-Click',
  });

describe('a mail that nobody asked for', () => {
  it('carries the headers of RFC 8058 with a link that works', async () => {
    const now = Date.now();
    const { memberId } = await invitePerson(owner, { now });
    const { mails } = await claimMails(env.DB, { id: newId(), now, until: now + 1, limit: 1 });
    const [mail] = await Promise.all(mails.map((each) => outgoingMail(each, settingsOf(env), now)));
    const lines = mail ? messageOf(mail).split('\r\n') : [];
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const link = lines.map((line) => /^List-Unsubscribe: <(https:.+)>$/.exec(line)?.[1]).find(Boolean) ?? '';
    expect(link).toMatch(`${origin}/unsubscribe/${memberId}.`);
    expect((await oneClick(link.slice(origin.length))).status).toBe(200);
    expect(await reasons()).toEqual(['unsubscribe']);
  });
});

describe('unsubscribing', () => {
  it('is not done by looking at the page', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org' }));
    const answer = await openPage(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('ada@example.org');
    expect((await send(path, { method: 'HEAD' })).status).toBe(200);
    expect(await reasons()).toEqual([]);
  });

  it('is done by one click of a mail program, any number of times, without a redirect', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org' }));
    for (const answer of await Promise.all([oneClick(path), oneClick(path)])) expect(answer.status).toBe(200);
    expect((await oneClick(path)).status).toBe(200);
    expect(await reasons()).toEqual(['unsubscribe']);
  });

  it('takes the click as multipart and from a page of a mail provider, too', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org' }));
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    const headers = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
    expect((await send(path, { method: 'POST', headers, body })).status).toBe(200);
    expect(await reasons()).toEqual(['unsubscribe']);
  });

  it('refuses a body without end', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org' }));
    const answer = await send(path, { method: 'POST', body: 'x'.repeat(20_000) });
    expect(answer.status).toBe(413);
    expect(await reasons()).toEqual([]);
  });

  it('is taken back on the page, by a form of ours alone', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org' }));
    await oneClick(path);
    const page = await (await openPage(path)).text();
    const action = /action="(\/mails-again\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await oneClick(action)).status).toBe(403);
    expect(await reasons()).toEqual(['unsubscribe']);
    expect((await sendForm(action, {})).status).toBe(200);
    expect(await reasons()).toEqual([]);
  });

  it.each(['bounce', 'complaint'] as const)(
    'leaves the reason %s as it is, for which no button is there',
    async (reason) => {
      const path = await pathFor(await newMember({ email: 'ada@example.org' }));
      await suppress('ada@example.org', reason);
      const page = await (await oneClick(path)).text();
      expect(page).not.toContain('/mails-again/');
      expect((await sendForm(path.replace('unsubscribe', 'mails-again'), {})).status).toBe(200);
      expect(await reasons()).toEqual([reason]);
    },
  );

  it('speaks the language of the person', async () => {
    const path = await pathFor(await newMember({ email: 'ada@example.org', language: 'fr' }));
    expect(heading(await (await openPage(path)).text())).toBe('Messages de cet espace');
  });

  it('answers one and the same to every link that does not work', async () => {
    const ada = await newMember({ email: 'ada@example.org' });
    const path = await pathFor(ada);
    const bob = await pathFor(await newMember({ email: 'bob@example.org' }));
    const gone = await pathFor({ id: newId(), email: 'ada@example.org' });
    const formerAddress = await pathFor({ id: ada.id, email: 'former@example.org' });
    const mixed = path.replace(/\..*/, bob.slice(bob.indexOf('.')));
    const links = [
      '/unsubscribe/',
      '/unsubscribe/x',
      path.slice(0, -1),
      path.toUpperCase(),
      mixed,
      gone,
      formerAddress,
    ];
    const bodies = new Set<string>();
    for (const link of links.map((each) => each.replace(/^\/UNSUBSCRIBE/, '/unsubscribe'))) {
      for (const answer of [await openPage(link), await oneClick(link)]) {
        expect(answer.status).toBe(404);
        bodies.add(await answer.text());
      }
    }
    expect(bodies.size).toBe(1);
    expect(await reasons()).toEqual([]);
  });
});
