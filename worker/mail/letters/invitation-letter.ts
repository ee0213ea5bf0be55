import { longDate } from '../../long-date.ts';
import type { InvitationMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';
import { toldSessions } from './told-sessions.ts';

/** The letter that invites: who, where to, until when, why, and how to be left alone. */
export function invitationLetter(
  mail: Pick<InvitationMail, 'to' | 'space' | 'inviter' | 'source' | 'expiresAt' | 'sessions'>,
  link: string,
): Letter {
  const { language, words, space, inviter, greeting } = openingOf(mail);
  const sentences = words.invitation;
  return laidOut({
    language,
    words,
    subject: sentences.subject(inviter, space),
    before: [greeting, sentences.invites(inviter, space), ...toldSessions(mail.sessions, words), sentences.whatToDo],
    button: sentences.button,
    link,
    after: [sentences.validUntil(longDate(mail.expiresAt, language, mail.space.timeZone))],
    closing: [sentences.why[mail.source ?? 'form'](inviter), sentences.ignore, sentences.forget],
  });
}
