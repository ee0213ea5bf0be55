import { languageNames } from './language-names.ts';

/** The languages that a member can be given: two letters, with a country where the field's habit has one. */
export const languages = [
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'hr',
  'ht_HT',
  'hu',
  'id',
  'it',
  'ja',
  'kar_MM',
  'ko',
  'lt',
  'mh_MH',
  'nl',
  'nl_BE',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'rw_RW',
  'sk',
  'sl',
  'so_SO',
  'sv',
  'sw_KE',
  'th',
  'ti_ET',
  'tr',
  'uk',
  'zh',
  'vi',
] as const;

/** A code of `languages`. */
type LanguageCode = (typeof languages)[number];

const byText = new Map<string, LanguageCode>();
for (const code of languages) {
  byText.set(code.toLowerCase(), code);
  const base = code.slice(0, code.indexOf('_') < 0 ? undefined : code.indexOf('_'));
  if (!byText.has(base)) byText.set(base, code);
  for (const name of languageNames[code]) byText.set(name, code);
}

/**
 * The code that a text means: a code in any case (`FR`, `nl-be`), a code with a country or script (`fr-CA`, `zh_Hant`,
 * `fr_FR.UTF-8`), or the language's English, French or own name. Null when it is none of these.
 */
export function languageCode(text: string): LanguageCode | null {
  if (text.length > 40) return null;
  const code = byText.get(text);
  if (code !== undefined) return code;
  const folded = foldLanguage(text);
  return byText.get(folded) ?? byText.get(folded.replaceAll('_', ' ')) ?? codeOfLocale(folded);
}

/** BCP 47 and POSIX locales: language, then script, country or variant. */
function codeOfLocale(folded: string): LanguageCode | null {
  const locale = /^([a-z]{2,3})(?:_[a-z0-9]{2,8})+(?:[.@][\w-]+)?$/.exec(folded);
  if (!locale?.[1]) {
    const explained = /^(\p{L}+) ?\(.*\)$/u.exec(folded.replaceAll('_', ' '));
    return explained?.[1] ? (byText.get(explained[1]) ?? null) : null;
  }
  const country = /^[a-z]+_[a-z0-9]+/.exec(folded);
  return byText.get(country?.[0] ?? '') ?? byText.get(locale[1]) ?? null;
}

function foldLanguage(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return plain.replace(/[\s-]+/g, '_');
}
