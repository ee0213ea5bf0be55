import { spaceLanguages } from '../../shared/contract/space.ts';
import { de } from './words/de.ts';
import { en, type Words } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { it } from './words/it.ts';
import { nl } from './words/nl.ts';
import { pt } from './words/pt.ts';

/** The languages in which the pages exist. */
export const pageLanguages = spaceLanguages;
/** See `pageLanguages`. */
export type PageLanguage = (typeof pageLanguages)[number];

const words: Record<PageLanguage, Words> = { en, fr, de, es, it, nl, pt };

/** The words of the pages in a language. */
export function wordsOf(language: PageLanguage): Words {
  return words[language];
}

/** The page language for a language code such as `fr` or `fr-CA`, or null if the pages are not in it. */
export function pageLanguageOf(code: string): PageLanguage | null {
  const primary = code.toLowerCase().split(/[-_]/)[0];
  return pageLanguages.find((each) => each === primary) ?? null;
}

/** The best page language of an `Accept-Language` header (RFC 9110, 12.5.4), or null if it names none of them. */
export function acceptedLanguage(header: string): PageLanguage | null {
  const wishes = header.split(',').map((wish) => {
    const [code = '', ...parameters] = wish.trim().split(';');
    const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
    return { language: pageLanguageOf(code), quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wishes
    .filter((wish) => wish.language !== null && wish.quality > 0)
    .sort((one, other) => other.quality - one.quality)[0];
  return best?.language ?? null;
}
