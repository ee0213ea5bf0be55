import { i18n } from '#i18n';

let language: string | undefined;
let whole: Intl.NumberFormat | undefined;

/** The language that the screens speak, as BCP 47; it is the browser's and does not change while a page is open. */
export function screenLanguage(): string {
  language ??= i18n.t('language_tag');
  return language;
}

/** A whole number as people of the screen's language write it. */
export function numberWords(value: number): string {
  // Made once: a table draws hundreds of numbers at each scroll.
  whole ??= new Intl.NumberFormat(screenLanguage());
  return whole.format(value);
}

/** A share from 0 to 1 as per cent. */
export function percentWords(share: number): string {
  return new Intl.NumberFormat(screenLanguage(), { style: 'percent' }).format(share);
}

/** A number of bytes as people say it, in whole megabytes or kilobytes. */
export function sizeWords(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(screenLanguage(), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 0,
  }).format(bytes / (isLarge ? 1024 * 1024 : 1024));
}

/** Several short phrases as one enumeration; `Intl.ListFormat` would put an "et" before the last one in French. */
export function listWords(phrases: string[]): string {
  return phrases.join(', ');
}
