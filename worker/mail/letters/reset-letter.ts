import type { LinkMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';

/** The letter with the link to a new password; `now` tells how long the link still works. */
export function resetLetter(mail: LinkMail, link: string, now: number): Letter {
  const { language, words, space, greeting } = openingOf(mail);
  const sentences = words.reset;
  return laidOut({
    language,
    words,
    subject: sentences.subject(space),
    before: [greeting, sentences.asked(space), sentences.whatToDo],
    button: sentences.button,
    link,
    after: [sentences.validFor(Math.max(1, Math.floor((mail.expiresAt - now) / 60_000)))],
    closing: [sentences.ignore],
  });
}
