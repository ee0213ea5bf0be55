import { linkToken } from '../../link-token.ts';
import type { Settings } from '../../settings.ts';
import type { OutboxMail } from '../outbox-mail.ts';
import type { OutgoingMail } from '../transport.ts';
import { invitationLetter } from './invitation-letter.ts';
import { resetLetter } from './reset-letter.ts';
import { shownName, shownText } from './shown-name.ts';

const linkPaths: Record<OutboxMail['kind'], string> = { invitation: '/accept/', 'password-reset': '/reset/' };

/**
 * Writes a claimed mail. Link and Message-ID depend only on the mail's subject and the configured origin, so every
 * attempt carries the same ones. Rejects if the secret that its link was made with is no longer configured.
 */
export async function outgoingMail(mail: OutboxMail, settings: Settings, now: number): Promise<OutgoingMail> {
  const { kind, subjectId, generation, secretVersion } = mail;
  const token = await linkToken({ purpose: kind, id: subjectId, generation, secretVersion }, settings.linkSecrets);
  const link = `${settings.origin}${linkPaths[kind]}${token}`;
  const letter = kind === 'invitation' ? invitationLetter(mail, link) : resetLetter(mail, link, now);
  const { inviter } = mail;
  return {
    ...letter,
    messageId: `${mail.id}@${new URL(settings.origin).hostname}`,
    date: now,
    from: { name: shownText(mail.space.name), address: settings.mailFrom },
    to: { name: shownName(mail.to), address: mail.to.email },
    replyTo: kind === 'invitation' && inviter ? { name: shownName(inviter), address: inviter.email } : null,
  };
}
