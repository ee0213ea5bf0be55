import type { LetterWords } from '../words/letter-words.ts';

/** A letter as people read it, in one language. */
export interface Letter {
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** What every letter is made from: paragraphs around its one link. */
export interface LetterParts {
  language: string;
  words: LetterWords;
  subject: string;
  before: string[];
  /** What has to be copied letter by letter, each with its caption. */
  facts?: { caption: string; value: string }[];
  button: string;
  link: string;
  after: string[];
  /** Small print. */
  closing: string[];
}
