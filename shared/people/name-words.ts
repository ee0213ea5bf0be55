/** Small words that belong to the family name that follows them. */
const particles: ReadonlySet<string> = new Set(
  (
    'd de da das do dos du des del della delle dello dei degli di la le les lo los van von vom zu zur zum der den ter ten te tot het op ' +
    "af av al el ben bin bint binti ibn abu abou ould st saint sainte 't ’t y e i بن ابن بنت أبو ابو آل عبد בן בת"
  ).split(' '),
);
/** Some are names without their dot (`Hon Wai`, `Ing Lee`). */
const titles: ReadonlySet<string> = new Set(
  (
    'm mr mrs ms mme mlle melle mmes mm mx dr drs pr prof me monsieur madame mademoiselle mister miss sir dame maitre ' +
    'docteur professeur professor doctor rev reverend hon. herr frau sr sra srta sig sigra dott ing. dhr mevr'
  ).split(' '),
);
const suffixes: ReadonlySet<string> = new Set(
  'jr sr ii iii iv phd ph.d md m.d mba msc bsc ma ba esq cpa dds rn pe junior senior'.split(' '),
);

/** Whether a word is a particle of a family name (`de`, `van`, `Le`, `d'`); one letter that is a capital is an initial. */
export function isParticle(word: string): boolean {
  return (
    word.length <= 6 &&
    (word.length > 1 || word === word.toLowerCase()) &&
    (particles.has(word.toLowerCase()) || particles.has(withoutApostrophe(word.toLowerCase())))
  );
}

function withoutApostrophe(word: string): string {
  return word.endsWith("'") || word.endsWith('’') ? word.slice(0, -1) : word;
}

/** Whether a word is a title before a name (`Mme`, `Dr.`); before an initial, an M is one as well (`M. P. Dupont`). */
export function isTitle(word: string, next: string): boolean {
  if (word.length > 12 || (word.length < 3 && /^m\.?$/i.test(word) && isInitial(next))) return false;
  const written = word.toLowerCase();
  return titles.has(written) || (written.endsWith('.') && titles.has(written.slice(0, -1)));
}

/** Whether a word is a title even behind a name (`DUPONT Jean Mr`): short ones could be somebody's initials there. */
export function isClosingTitle(word: string): boolean {
  return /^(?:mr|mrs|ms|mme|mlle|monsieur|madame|mademoiselle)\.?$/i.test(word);
}

/** Whether a word is a suffix after a name (`Jr.`, `PhD`, `III`). */
export function isNameSuffix(word: string): boolean {
  return word.length <= 7 && suffixes.has(word.toLowerCase().replace(/\.$/, ''));
}

/** Whether a word stands for a name by its first letter or letters: `J`, `J.`, `J.-P.`, `JB`. */
export function isInitial(word: string): boolean {
  return (
    word.length < 9 && !endsSmall(word) && /^(?:\p{Lu}\.?|(?:\p{Lu}\.-?){2,4}|[BCDFGHJKLMNPQRSTVWXZ]{2})$/u.test(word)
  );
}

/** Whether a word begins as only family names do: `d'Artagnan`, `O'Connor`, `McGregor`. */
export function opensFamilyName(word: string): boolean {
  return /^(?:[DdOo]['’]\p{Lu}|Mc\p{Lu}|Mac\p{Lu}\p{Ll})/u.test(word);
}

/** Whether a word is written in capitals, as French lists write family names: `DUPONT`, `O'BRIEN`, `McDONALD`. */
export function isInCapitals(word: string): boolean {
  if (endsSmall(word) || isInitial(word)) return false;
  const upper = word.toUpperCase();
  if (word === upper) return word !== word.toLowerCase() && word.replace(/[^\p{L}]/gu, '').length > 1;
  return /^(?:Mc|Mac|O'|D'|d'|L'|l'|de)\p{Lu}{2,}$/u.test(word);
}

/** Whether a word ends with a small letter from a to z, as most do: a look that spares the careful ones. */
function endsSmall(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return last >= 97 && last <= 122;
}

/** Characters of a word that are compared: no name is longer, and a hostile one could be of any length. */
const longestFolded = 100;

/** A word in lower case, without accents and apostrophes, to be compared. */
export function foldWord(word: string): string {
  const lower = (word.length > longestFolded ? word.slice(0, longestFolded) : word).toLowerCase();
  if (/^[a-z-]*$/.test(lower)) return lower;
  let folded = '';
  for (let index = 0; index < lower.length; index++) {
    const letter = latinFolds[lower.charCodeAt(index)];
    if (letter === undefined) return foldAnyWord(lower);
    folded += letter;
  }
  return folded;
}

/** What each character of Latin-1 and Latin Extended-A folds to: names are folded several times each. */
const latinFolds: readonly string[] = Array.from({ length: 0x180 }, (_, code) =>
  foldAnyWord(String.fromCharCode(code)),
);

function foldAnyWord(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.`]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
}
