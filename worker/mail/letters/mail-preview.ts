import type { MailPreview } from '../../../shared/contract/mail-preview.ts';
import type { Settings } from '../../settings.ts';
import type { CredentialsMail, LinkMail } from '../outbox-mail.ts';
import { credentialsLetter } from './credentials-letter.ts';
import { invitationLetter } from './invitation-letter.ts';
import { correspondents } from './outgoing-mail.ts';

/** What is shown where a real mail has its secret; nobody takes it for one. */
const placeholder = '……';

/** A mail that is only looked at: all that its letter says. */
export type PreviewedMail = Pick<LinkMail, 'to' | 'space' | 'inviter' | 'source' | 'expiresAt' | 'sessions'> &
  Pick<CredentialsMail, 'asksForOwn'> & { kind: 'invitation' | 'credentials' };

/** Shows a mail as it would be written, by the code that writes it, with a placeholder for its link or password. */
export function previewOf(mail: PreviewedMail, settings: Pick<Settings, 'origin' | 'mailFrom'>): MailPreview {
  const { kind, ...written } = mail;
  const letter =
    kind === 'invitation'
      ? invitationLetter(written, `${settings.origin}/accept/${placeholder}`)
      : credentialsLetter(written, `${settings.origin}/sign-in`, placeholder);
  const { from, replyTo } = correspondents(mail, settings);
  return { ...letter, from: mailbox(from), replyTo: replyTo ? mailbox(replyTo) : '' };
}

function mailbox({ name, address }: { name: string; address: string }): string {
  return name === '' ? address : `${name} <${address}>`;
}
