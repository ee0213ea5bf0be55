import { longDate } from '../../long-date.ts';
import type { LinkMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { letterWords } from './letter-language.ts';
import { laidOut } from './letter-layout.ts';
import { shownName, shownText } from './shown-name.ts';
import { toldSessions } from './told-sessions.ts';

/** The letter that invites: who, where to, until when, why, and how to be left alone. */
export function invitationLetter(
  mail: Pick<LinkMail, 'to' | 'space' | 'inviter' | 'source' | 'expiresAt' | 'sessions'>,
  link: string,
): Letter {
  const { language, words } = letterWords(mail.to.language, mail.space.language);
  const sentences = words.invitation;
  const space = shownText(mail.space.name);
  const inviter = shownName(mail.inviter) || words.someone(space);
  const name = shownName(mail.to);
  return laidOut({
    language,
    words,
    subject: sentences.subject(inviter, space),
    before: [
      name === '' ? words.greetingWithoutName : words.greeting(name),
      sentences.invites(inviter, space),
      ...toldSessions(mail.sessions, words),
      sentences.whatToDo,
    ],
    button: sentences.button,
    link,
    after: [sentences.validUntil(longDate(mail.expiresAt, language))],
    closing: [sentences.why[mail.source ?? 'form'](inviter), sentences.ignore, sentences.forget],
  });
}
