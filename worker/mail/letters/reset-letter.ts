import type { LinkMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { letterWords } from './letter-language.ts';
import { laidOut } from './letter-layout.ts';
import { shownName, shownText } from './shown-name.ts';

/** The letter with the link to a new password; `now` tells how long the link still works. */
export function resetLetter(mail: LinkMail, link: string, now: number): Letter {
  const { language, words } = letterWords(mail.to.language, mail.space.language);
  const sentences = words.reset;
  const space = shownText(mail.space.name);
  const name = shownName(mail.to);
  return laidOut({
    language,
    words,
    subject: sentences.subject(space),
    before: [
      name === '' ? words.greetingWithoutName : words.greeting(name),
      sentences.asked(space),
      sentences.whatToDo,
    ],
    button: sentences.button,
    link,
    after: [sentences.validFor(Math.max(1, Math.floor((mail.expiresAt - now) / 60_000)))],
    closing: [sentences.ignore],
  });
}
