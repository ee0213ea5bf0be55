/** Latin letters of other alphabets' shapes that the compatibility forms do not fold: IPA, small capitals, script g. */
const latinImitation = /[\u0131\u0138\u0149\u017f\u01c0-\u01c3\u0250-\u02af\u1d00-\u1d2b\ua730\ua731\uab30-\uab6f]/;
/** Signs that even the canonical forms fold into a letter: Ohm, Kelvin, Angstrom. */
const foldedSign = /[\u2126\u212a\u212b]/;
const latin = /[a-z\u00c0-\u024f]/i;
const otherScripts = [
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Coptic}/u,
];
/** Words of only these letters read as Latin although no letter of them is (UTS 39, whole-script confusables). */
const cyrillicLikeLatin = /^[асԁеһіјӏорԛѕԝхуѵёї0-9-]+$/iu;
const greekLikeLatin = /^[ικοορτυνχα0-9-]+$/iu;

/**
 * Whether a text imitates other letters: compatibility forms (full-width, Kelvin sign, long s), imitations inside
 * Latin, one word in two alphabets, or a word of another alphabet that reads as Latin before a Latin ending.
 */
export function hasLookAlike(text: string): boolean {
  if (/^[\x00-\x7f]*$/.test(text)) return false;
  if (foldedSign.test(text)) return true;
  const composed = text.normalize('NFC');
  if (composed.normalize('NFKC') !== composed) return true;
  const words = composed.split('.');
  const top = words.at(-1) ?? '';
  if (latinImitation.test(composed) && !(top === 'tr' && !latinImitation.test(composed.replaceAll('ı', ''))))
    return true;
  const topIsLatin = /^[a-z]+$/i.test(top);
  return words.some((word) => mixesAlphabets(word) || (topIsLatin && readsAsLatin(word)));
}

function mixesAlphabets(word: string): boolean {
  const scripts = otherScripts.filter((script) => script.test(word)).length;
  return scripts > 1 || (scripts === 1 && latin.test(word));
}

function readsAsLatin(word: string): boolean {
  return /[^0-9a-z-]/i.test(word) && (cyrillicLikeLatin.test(word) || greekLikeLatin.test(word));
}
