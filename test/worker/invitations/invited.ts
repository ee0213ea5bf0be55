import { env } from 'cloudflare:workers';
import { type LinkSubject, linkToken } from '../../../worker/link-token.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { api, type TestMember } from '../space.ts';

/** Milliseconds of a minute and a day. */
export const minute = 60_000;
/** See `minute`. */
export const day = 24 * 60 * minute;

/** Somebody invited some time ago, whose mail was sent. */
export async function invitedPerson(
  owner: TestMember,
  given: { email?: string; firstName?: string; language?: string; ago?: number; secretVersion?: number } = {},
) {
  const { ago = 2 * day, ...person } = given;
  const now = Date.now() - ago;
  const invited = await invitePerson(owner, { now, ...person });
  await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = created_at WHERE id = ?")
    .bind(invited.mailId)
    .run();
  return invited;
}

/** The page that the link of an invitation opens. */
export async function pathOf(invitationId: string, subject: Partial<LinkSubject> = {}): Promise<string> {
  const token = await linkToken(
    { purpose: 'invitation', id: invitationId, generation: 1, secretVersion: 1, ...subject },
    settingsOf(env).linkSecrets,
  );
  return `/accept/${token}`;
}

/** An invitation as it is stored. */
export function invitationRow(id: string): Promise<Record<string, unknown> | null> {
  return env.DB.prepare('SELECT * FROM invitations WHERE id = ?').bind(id).first();
}

/** The mails to a person, the oldest first. */
export async function mailsOf(memberId: string): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(
    'SELECT id, state, generation, copy, created_at FROM outbox WHERE member_id = ? ORDER BY created_at, generation, copy',
  )
    .bind(memberId)
    .all();
  return results;
}

/** Makes an invitation one whose time is over, as cron leaves it. */
export async function expire(id: string): Promise<void> {
  await env.DB.prepare("UPDATE invitations SET state = 'expired', expires_at = ?2, ended_at = ?2 WHERE id = ?1")
    .bind(id, Date.now() - minute)
    .run();
}

/** Asks the API to do something with these invitations; the answer's body. */
export async function done(
  member: TestMember,
  deed: 'resend' | 'revoke',
  ...ids: string[]
): Promise<Record<string, unknown>> {
  const answer = await api(member, 'POST', `/api/v1/invitations/${deed}`, { by: 'ids', ids });
  if (answer.status !== 200) throw new Error(`${deed}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
