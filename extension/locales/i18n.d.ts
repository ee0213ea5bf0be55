import type { GeneratedI18nStructure as Messages } from '#i18n/structure';

// What `#i18n` is to the type checker. The types that come with the library work the keys of each kind out anew for
// every sentence that is asked for, which took nearly all the time of a check; here it is done once.

/** The places of a message, filled: as many as it has. */
type Parts<Count extends number, Taken extends Part[] = []> = Taken['length'] extends Count
  ? Taken
  : Parts<Count, [...Taken, Part]>;
type Part = string | number;

/** What is given beside the key: a count where there is a singular and a plural, which fills a single place by itself. */
type Given = {
  [K in keyof Messages]: Messages[K] extends { plural: true }
    ? Messages[K] extends { substitutions: 0 | 1 }
      ? [count: number, parts?: Parts<Messages[K]['substitutions']>]
      : [count: number, parts: Parts<Messages[K]['substitutions']>]
    : Messages[K] extends { substitutions: 0 }
      ? []
      : [parts: Parts<Messages[K]['substitutions']>];
};

export declare const i18n: { t<Key extends keyof Messages>(key: Key, ...given: Given[Key]): string };
