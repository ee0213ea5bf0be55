import { type PageLanguage, pageLanguageOf } from '../../pages/page-language.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';
import { fr } from '../words/fr.ts';
import { it } from '../words/it.ts';
import type { LetterWords } from '../words/letter-words.ts';
import { nl } from '../words/nl.ts';
import { pt } from '../words/pt.ts';

const written: Record<PageLanguage, LetterWords> = { en, fr, de, es, it, nl, pt };

/** The words of a letter in the first of the wished languages that the pages are in, too, else in English. */
export function letterWords(...wishes: string[]): { language: PageLanguage; words: LetterWords } {
  const language = wishes.map(pageLanguageOf).find((each) => each !== null) ?? 'en';
  return { language, words: written[language] };
}
