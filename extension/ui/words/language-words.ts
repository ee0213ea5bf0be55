import { i18n } from '#i18n';
import { screenLanguage } from './numbers.ts';

let names: Intl.DisplayNames | undefined;

/**
 * A language by its code (`fr`, `nl_BE`) as people of the screen's language call it; the code itself if nobody does.
 */
export function languageWords(code: string): string {
  // Browsers have no names for these two.
  if (code === 'kar_MM') return i18n.t('language.kar_MM');
  if (code === 'mh_MH') return i18n.t('language.mh_MH');
  // Made once: a list draws hundreds of them at each scroll.
  names ??= new Intl.DisplayNames(screenLanguage(), { type: 'language', fallback: 'code' });
  // A language, perhaps with a country: `Intl` throws on what has no such form.
  return /^[a-z]{2,3}([_-][a-z]{2})?$/i.test(code) ? (names.of(code.replace('_', '-')) ?? code) : code;
}
