import type { CredentialsMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { letterWords } from './letter-language.ts';
import { laidOut } from './letter-layout.ts';
import { shownName, shownText } from './shown-name.ts';
import { toldSessions } from './told-sessions.ts';

/** The letter with the credentials of an account that somebody else has set up: who, where to sign in, and with what. */
export function credentialsLetter(
  mail: Pick<CredentialsMail, 'to' | 'space' | 'inviter' | 'source' | 'asksForOwn' | 'sessions'>,
  link: string,
  password: string,
): Letter {
  const { language, words } = letterWords(mail.to.language, mail.space.language);
  const sentences = words.credentials;
  const space = shownText(mail.space.name);
  const inviter = shownName(mail.inviter) || words.someone(space);
  const name = shownName(mail.to);
  return laidOut({
    language,
    words,
    subject: sentences.subject(space),
    before: [
      name === '' ? words.greetingWithoutName : words.greeting(name),
      sentences.setUp(inviter, space),
      ...toldSessions(mail.sessions, words),
      sentences.whatToDo,
    ],
    facts: [
      { caption: sentences.email, value: mail.to.email },
      { caption: sentences.password, value: password },
    ],
    button: sentences.button,
    link,
    after: [mail.asksForOwn === 1 ? sentences.asksForOwn : sentences.mayChange],
    closing: [sentences.why[mail.source ?? 'form'](inviter), sentences.forget],
  });
}
