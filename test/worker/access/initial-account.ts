import { env } from 'cloudflare:workers';
import { sealPassword } from '../../../worker/access/initial-password.ts';
import { enqueueMailStatement } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newMember } from '../space.ts';

/** An account that an admin has set up, as applying a batch leaves it. */
export interface InitialAccount {
  memberId: string;
  email: string;
  password: string;
  /** Of the mail with the credentials; null when none is to leave. */
  mailId: string | null;
}

/** Stores an active member whose initial password is sealed, and the mail that brings it unless told otherwise. */
export async function newInitialAccount(
  account: {
    email?: string;
    firstName?: string;
    language?: string;
    password?: string;
    mailed?: boolean;
    asksForOwn?: boolean;
    secrets?: string;
    now?: number;
  } = {},
): Promise<InitialAccount> {
  const { email = `${newId()}@example.org`, password = `initial ${newId()}`, now = Date.now() } = account;
  const { firstName = '', language = '', mailed = true, asksForOwn = true } = account;
  const { id: memberId } = await newMember({ email, firstName, language });
  const settings = settingsOf({ ...env, LINK_SECRETS: account.secrets ?? env.LINK_SECRETS });
  const { sealed, secretVersion } = await sealPassword(settings, email.toLowerCase(), password);
  const mail = { id: newId(), kind: 'credentials', memberId, subjectId: memberId, generation: 1, dueAt: now } as const;
  await env.DB.batch([
    env.DB.prepare('DELETE FROM sign_ins WHERE member_id = ?').bind(memberId),
    env.DB.prepare('UPDATE members SET password_change_due = ?2, activated_at = ?3 WHERE id = ?1').bind(
      memberId,
      Number(asksForOwn),
      now,
    ),
    env.DB.prepare(
      'INSERT INTO initial_passwords (member_id, sealed, secret_version, created_at) VALUES (?1, ?2, ?3, ?4)',
    ).bind(memberId, sealed, secretVersion, now),
    ...(mailed ? [enqueueMailStatement(env.DB, { ...mail, now })] : []),
  ]);
  return { memberId, email, password, mailId: mailed ? mail.id : null };
}

/** The hash of a member's password, or null. */
export async function storedHash(memberId: string): Promise<string | null> {
  return env.DB.prepare('SELECT password_hash FROM members WHERE id = ?').bind(memberId).first('password_hash');
}

/** The members who have a sealed initial password. */
export async function sealedMembers(): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT member_id FROM initial_passwords ORDER BY member_id').all();
  return results.map(({ member_id }) => String(member_id));
}
