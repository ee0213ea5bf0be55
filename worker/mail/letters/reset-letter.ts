import { longDate } from '../../long-date.ts';
import type { ResetMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';

/**
 * The letter with a link to a new password, or to a new address of the account; `now` tells how long it still works.
 */
export function resetLetter(mail: ResetMail, link: string, now: number): Letter {
  const { language, words, space, inviter, greeting } = openingOf(mail);
  const written = { language, words, link };
  const until = words.invitation.validUntil(longDate(mail.expiresAt, language, mail.space.timeZone));
  switch (mail.reason) {
    case 'asked': {
      const sentences = words.reset;
      return laidOut({
        ...written,
        subject: sentences.subject(space),
        before: [greeting, sentences.asked(space), sentences.whatToDo],
        button: sentences.button,
        after: [sentences.validFor(Math.max(1, Math.floor((mail.expiresAt - now) / 60_000)))],
        closing: [sentences.ignore],
      });
    }
    case 'sent': {
      const sentences = words.wayIn;
      return laidOut({
        ...written,
        subject: sentences.subject(space),
        before: [greeting, sentences.sent(inviter, space), sentences.whatToDo],
        facts: [{ caption: words.credentials.email, value: mail.to.email }],
        button: words.reset.button,
        after: [until],
        closing: [sentences.ignore, words.credentials.forget],
      });
    }
    case 'new-address': {
      const sentences = words.newAddress;
      // Without the name: nobody knows yet whose address this is.
      return laidOut({
        ...written,
        subject: sentences.subject(space),
        before: [words.greetingWithoutName, sentences.entered(inviter, space), sentences.whatToDo],
        button: sentences.button,
        after: [until],
        closing: [sentences.ignore],
      });
    }
  }
}
