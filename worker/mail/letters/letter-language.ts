import { type PageLanguage, pageLanguageOf } from '../../pages/page-language.ts';
import { en } from '../words/en.ts';
import { fr } from '../words/fr.ts';
import type { LetterWords } from '../words/letter-words.ts';

const written: Record<PageLanguage, LetterWords> = { en, fr };

/** The words of a letter in the first of the wished languages that the pages are in, too, else in English. */
export function letterWords(...wishes: string[]): { language: PageLanguage; words: LetterWords } {
  const language = wishes.map(pageLanguageOf).find((each) => each !== null) ?? 'en';
  return { language, words: written[language] };
}
