import type { CredentialsMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';
import { toldSessions } from './told-sessions.ts';

/**
 * The letter with the credentials of an account that somebody else has set up: who, where to sign in, and with what.
 */
export function credentialsLetter(
  mail: Pick<CredentialsMail, 'to' | 'space' | 'inviter' | 'source' | 'asksForOwn' | 'sessions'>,
  link: string,
  password: string,
): Letter {
  const { language, words, space, inviter, greeting } = openingOf(mail);
  const sentences = words.credentials;
  return laidOut({
    language,
    words,
    subject: sentences.subject(space),
    before: [greeting, sentences.setUp(inviter, space), ...toldSessions(mail.sessions, words), sentences.whatToDo],
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
