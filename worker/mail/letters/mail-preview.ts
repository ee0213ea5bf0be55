import type { MailPreview } from '../../../shared/contract/mail-preview.ts';
import type { Settings } from '../../settings.ts';
import type { CredentialsMail, InvitationMail } from '../outbox-mail.ts';
import { credentialsLetter } from './credentials-letter.ts';
import { invitationLetter } from './invitation-letter.ts';
import type { Letter } from './letter.ts';
import { correspondents, pathsPage } from './outgoing-mail.ts';
import { pathLetter } from './path-letter.ts';

/** What is shown where a real mail has its secret; nobody takes it for one. */
const placeholder = '……';

/** A mail that is only looked at: all that its letter says. */
export type PreviewedMail = Pick<InvitationMail, 'to' | 'space' | 'inviter' | 'source' | 'expiresAt' | 'sessions'> &
  Pick<CredentialsMail, 'asksForOwn'> & { kind: 'invitation' | 'credentials' | 'path-invitation' };

/** Shows a mail as it would be written, by the code that writes it, with a placeholder for its link or password. */
export function previewOf(mail: PreviewedMail, settings: Pick<Settings, 'origin' | 'mailFrom'>): MailPreview {
  const { kind, ...written } = mail;
  const letter = letterOf(kind, written, settings.origin);
  const { from, replyTo } = correspondents(mail, settings);
  return { ...letter, from: mailbox(from), replyTo: replyTo ? mailbox(replyTo) : '' };
}

function letterOf(kind: PreviewedMail['kind'], mail: Omit<PreviewedMail, 'kind'>, origin: string): Letter {
  switch (kind) {
    case 'invitation':
      return invitationLetter(mail, `${origin}/accept/${placeholder}`);
    case 'credentials':
      return credentialsLetter(mail, `${origin}/sign-in`, placeholder);
    case 'path-invitation':
      return pathLetter({ ...mail, joining: null }, pathsPage(origin));
  }
}

function mailbox({ name, address }: { name: string; address: string }): string {
  return name === '' ? address : `${name} <${address}>`;
}
