import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { outgoingMail } from '../../../worker/mail/letters/outgoing-mail.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import type { OutgoingMail } from '../../../worker/mail/transport.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';
import { invitePerson } from './invited-person.ts';

let owner: TestMember;
let admin: TestMember;
beforeEach(async () => {
  owner = await newSpace({ name: 'Test Academy' });
  admin = await newMember({ email: 'andy@example.org', firstName: 'Andy', lastName: 'Admin', role: 'admin' });
});

/** The one mail that is due, as it would leave. */
async function written(): Promise<OutgoingMail> {
  const now = Date.now();
  const { mails } = await claimMails(env.DB, { id: newId(), now, until: now + 1, limit: 1 });
  const [mail] = mails;
  if (!mail) throw new Error('no mail is due');
  return outgoingMail(mail, settingsOf(env), now);
}

describe('an invitation mail', () => {
  it('comes from the space, and answers go to who invited', async () => {
    await invitePerson(admin, { now: 1, days: 1e5 });
    const { from, replyTo, text } = await written();
    expect(from).toEqual({ name: 'Test Academy', address: 'rollcall@localhost' });
    expect(replyTo).toEqual({ name: 'Andy Admin', address: 'andy@example.org' });
    expect(text).toContain('Andy Admin invites you');
  });

  it('comes from the sender, and answers go where the space says', async () => {
    await env.DB.prepare("UPDATE space SET sender_name = 'The Team', reply_to = 'team@example.org'").run();
    await invitePerson(admin, { now: 1, days: 1e5 });
    const { from, replyTo, text } = await written();
    expect(from.name).toBe('The Team');
    expect(replyTo).toEqual({ name: 'The Team', address: 'team@example.org' });
    expect(text).toContain('Andy Admin invites you to join the learning space “Test Academy”');
  });

  it.each([
    ['suspended', "UPDATE members SET state = 'suspended' WHERE email = 'andy@example.org'"],
    ['gone', "DELETE FROM members WHERE email = 'andy@example.org'"],
  ])('names the owner, who gets the answers, when who invited is %s', async (_name, change) => {
    await invitePerson(admin, { now: 1, days: 1e5 });
    await env.DB.prepare(change).run();
    const { replyTo, text } = await written();
    expect(replyTo).toEqual({ name: 'Olive Owner', address: owner.email });
    expect(text).toContain('Olive Owner invites you');
    expect(text).not.toContain('Andy');
  });
});
