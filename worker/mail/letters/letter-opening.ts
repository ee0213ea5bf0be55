import type { PageLanguage } from '../../pages/page-language.ts';
import type { OutboxMail } from '../outbox-mail.ts';
import type { LetterWords } from '../words/letter-words.ts';
import { letterWords } from './letter-language.ts';
import { shownName, shownText } from './shown-name.ts';

/** With what every letter begins, as it is shown. */
interface Opening {
  language: PageLanguage;
  words: LetterWords;
  /** The space's name. */
  space: string;
  /** Who invites: a name, or words for somebody without one. */
  inviter: string;
  greeting: string;
}

/** Chooses the language of a letter and names whom it is for, where it comes from and who caused it. */
export function openingOf(mail: Pick<OutboxMail, 'to' | 'space'> & { inviter?: OutboxMail['inviter'] }): Opening {
  const { language, words } = letterWords(mail.to.language, mail.space.language);
  const space = shownText(mail.space.name);
  const name = shownName(mail.to);
  return {
    language,
    words,
    space,
    inviter: shownName(mail.inviter ?? null) || words.someone(space),
    greeting: name === '' ? words.greetingWithoutName : words.greeting(name),
  };
}
