import { i18n } from '#i18n';

/** The language that the screens speak, as BCP 47; it follows the browser's. */
export const screenLanguage = (): string => i18n.t('language_tag');

/** A whole number as people of the screen's language write it. */
export const numberWords = (value: number): string => new Intl.NumberFormat(screenLanguage()).format(value);

/** Several short phrases as one enumeration; `Intl.ListFormat` would put an "et" before the last one in French. */
export const listWords = (phrases: string[]): string => phrases.join(', ');

/** A share from 0 to 1 as per cent. */
export const percentWords = (share: number): string =>
  new Intl.NumberFormat(screenLanguage(), { style: 'percent' }).format(share);
