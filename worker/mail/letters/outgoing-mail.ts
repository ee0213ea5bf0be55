import type { MailKind } from '../../../shared/contract/follow-up.ts';
import { unsealPassword } from '../../access/initial-password.ts';
import { returnPathOf } from '../../bounces/return-path.ts';
import { linkToken } from '../../link-token.ts';
import type { Settings } from '../../settings.ts';
import { unsubscribeLink } from '../../suppressions/unsubscribe-link.ts';
import type { CredentialsMail, OutboxMail, PathMail, ResetMail } from '../outbox-mail.ts';
import type { OutgoingMail } from '../transport.ts';
import { credentialsLetter } from './credentials-letter.ts';
import { invitationLetter } from './invitation-letter.ts';
import type { Letter } from './letter.ts';
import { pathLetter } from './path-letter.ts';
import { reminderLetter } from './reminder-letter.ts';
import { resetLetter } from './reset-letter.ts';
import { shownName, shownText } from './shown-name.ts';

/** The password that a mail was to bring cannot be opened any more: writing it will not work later either. */
export class PasswordLost extends Error {}

/** Mails that can be ended: a person asks for the others, or cannot do without them. */
const unasked: ReadonlySet<MailKind> = new Set(['invitation', 'path-invitation', 'reminder'] as const);

/**
 * Writes a claimed mail. Link and Message-ID depend only on the mail's subject and the configured origin, so every
 * attempt carries the same ones. Rejects if the secret that its link was made with is no longer configured, with
 * `PasswordLost` if it is the one of its password.
 */
export async function outgoingMail(mail: OutboxMail, settings: Settings, now: number): Promise<OutgoingMail> {
  const letter = await letterOf(mail, settings, now);
  return {
    ...letter,
    ...correspondents(mail, settings),
    unsubscribe: unasked.has(mail.kind) ? await unsubscribeLink(mail, settings) : null,
    messageId: `${mail.id}@${new URL(settings.origin).hostname}`,
    date: now,
    to: { name: shownName(mail.to), address: mail.to.email },
    returnPath: await returnPathOf(mail.id, settings),
  };
}

/** Whom a mail comes from, and who gets the answers: whom the space names, else who invited. */
export function correspondents(
  { space, inviter, ...mail }: Pick<OutboxMail, 'kind' | 'space' | 'inviter'> & { reason?: ResetMail['reason'] },
  settings: Pick<Settings, 'mailFrom'>,
): Pick<OutgoingMail, 'from' | 'replyTo'> {
  const name = shownText(space.senderName) || shownText(space.name);
  const from = { name, address: settings.mailFrom };
  if (space.replyTo !== '') return { from, replyTo: { name, address: space.replyTo } };
  const answered = mail.kind === 'password-reset' && mail.reason === 'asked' ? null : inviter;
  return { from, replyTo: answered && { name: shownName(answered), address: answered.email } };
}

async function letterOf(mail: OutboxMail, settings: Settings, now: number): Promise<Letter> {
  switch (mail.kind) {
    case 'credentials':
      return openedLetter(mail, settings);
    case 'path-invitation':
      return pathLetter(mail, await pathLink(mail, settings));
    case 'reminder':
      return reminderLetter(mail, await invitationLink({ ...mail, id: mail.subjectId }, settings));
    case 'invitation':
      return invitationLetter(mail, await invitationLink({ ...mail, id: mail.subjectId }, settings));
    case 'password-reset':
      return resetLetter(mail, await resetLink(mail, settings), now);
  }
}

/** The page on which a member sees their paths. */
export function pathsPage(origin: string): string {
  return `${origin}/paths`;
}

async function pathLink({ joining, secretVersion }: PathMail, settings: Settings): Promise<string> {
  return joining ? invitationLink({ ...joining, secretVersion }, settings) : pathsPage(settings.origin);
}

async function invitationLink(
  { id, generation, secretVersion }: { id: string; generation: number; secretVersion: number },
  { origin, linkSecrets }: Settings,
): Promise<string> {
  return `${origin}/accept/${await linkToken({ purpose: 'invitation', id, generation, secretVersion }, linkSecrets)}`;
}

async function resetLink(mail: ResetMail, { origin, linkSecrets }: Settings): Promise<string> {
  const { subjectId: id, generation, secretVersion } = mail;
  const [page, purpose] =
    mail.reason === 'new-address' ? (['new-address', 'new-address'] as const) : (['reset', 'password-reset'] as const);
  return `${origin}/${page}/${await linkToken({ purpose, id, generation, secretVersion }, linkSecrets)}`;
}

async function openedLetter(mail: CredentialsMail, settings: Settings): Promise<Letter> {
  const password = await unsealPassword(settings, mail.addressKey, mail);
  if (password === null) throw new PasswordLost(`the initial password cannot be opened (secret ${mail.secretVersion})`);
  return credentialsLetter(mail, `${settings.origin}/sign-in`, password);
}
