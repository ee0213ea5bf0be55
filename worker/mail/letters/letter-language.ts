import { en } from '../words/en.ts';
import { fr } from '../words/fr.ts';
import type { LetterWords } from '../words/letter-words.ts';

/** The languages that letters are written in. */
const written = { en, fr } as const;

/** The first of the wished languages that letters are written in, else English; `fr_CA` and `fr-CA` are French. */
export function letterWords(...wishes: string[]): { language: string; words: LetterWords } {
  for (const wish of wishes) {
    const language = wish.slice(0, 2).toLowerCase();
    if (language === 'en' || language === 'fr') return { language, words: written[language] };
  }
  return { language: 'en', words: written.en };
}
