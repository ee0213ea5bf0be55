/** What a cell's number format says about its number, as far as a list of people needs it. */
export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'percent' }
  /**
   * Digits in a pattern of their own, such as a telephone number: places for digits (`0` or `#`) and what stands
   * between.
   */
  | { kind: 'pattern'; places: string[] }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'date-time' }
  /** Hours that may be more than 24. */
  | { kind: 'duration' };

/**
 * The format of a built-in number (ECMA-376 part 1, 18.8.30): files name these by number only. 27 to 36 and 50 to 58
 * are the dates of East Asian languages.
 */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if (id === 22) return { kind: 'date-time' };
  if (id === 46) return { kind: 'duration' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return { kind: 'time' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'date' };
  return { kind: 'plain' };
}

/** One piece of a format code: what is quoted or escaped, a bracket, the widths `_x` and fills `*x`, or a character. */
const pieces = /"([^"]*)"?|\\(.)|(\[[^\]]*\])|[_*].|(General|Standard|AM\/PM|A\/P|E[+-])|(.)/gisu;

/** The format that a code such as `dd/mm/yyyy` or `0#" "##" "##` stands for. */
export function numberFormat(code: string): NumberFormat {
  const places: string[] = [];
  let letters = '';
  let marks = '';
  let elapsed = false;
  for (const [piece, quoted, escaped, bracket, word, character = ''] of code.slice(0, 1000).matchAll(pieces)) {
    if (character === ';') break;
    if (quoted !== undefined || escaped !== undefined) places.push(quoted ?? escaped ?? '');
    else if (bracket !== undefined) {
      if (/^\[[hms]+\]$/i.test(bracket)) elapsed = true;
      // A condition such as [<=9999999] chooses between patterns: the plain digits are right for all of them.
      else if (/^\[[<>=]/.test(bracket)) return { kind: 'plain' };
    } else if (word !== undefined) {
      if (/^a/i.test(word)) letters += 'h';
      else marks += word;
    } else if (/[a-z]/i.test(character)) letters += character.toLowerCase();
    else if (!/[_*]/.test(piece[0] ?? '')) {
      if (!/[0# ]/.test(character)) marks += character;
      places.push(character);
    }
  }
  if (elapsed) return { kind: 'duration' };
  const kind = dateKind(letters);
  if (kind && !/[0#]/.test(places.join('').replace(/\.0+/, ''))) return { kind };
  if (marks.includes('%')) return { kind: 'percent' };
  return isPattern(places, marks) ? { kind: 'pattern', places } : { kind: 'plain' };
}

/** `m` is minutes beside hours or seconds, else months. */
function dateKind(letters: string): 'date' | 'time' | 'date-time' | null {
  const time = /[hs]/.test(letters);
  const date = /[dyjae]/.test(letters) || (letters.includes('m') && !time);
  if (!date && !time) return null;
  return date && time ? 'date-time' : date ? 'date' : 'time';
}

/** Leading zeros or groups of digits say that this is a number to be read out; `# ##0` is an amount. */
function isPattern(places: string[], marks: string): boolean {
  if (/[.,%?@/]|E[+-]|General|Standard/i.test(marks) || /^#+[ \u00a0\u202f]##0/.test(places.join(''))) return false;
  const digits = places.filter((place) => place === '0' || place === '#');
  const zeros = places.filter((place) => place === '0');
  return digits.length > 1 && (zeros.length > 1 || digits.length < places.length);
}
