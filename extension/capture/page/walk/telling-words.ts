import { addressSign } from '../../../../shared/reading/at-sign.ts';

/** Characters around an address that may say whose it is: more than any reader looks at. */
const reach = 300;
/**
 * The reader looks for the same in single spaces, so that here any number of them fits. One for all texts: a page has
 * thousands.
 */
const anySign = new RegExp(addressSign.replaceAll('\\s?', '\\s*'), 'gi');
const oneSign = new RegExp(anySign.source, 'i');
/** Each way to write the sign has one of these, and together they are found in half the time. */
const signMark = /[@\uff20\ufe6b[({<%&]/;
const signWord = /\s(?:at|arr?obase?)\s/i;

/** Whether a text is so long that not all of it is told. */
export function isLong(text: string): boolean {
  return text.length > 3 * reach;
}

/** Whether a text may hold an address, however it is written. */
export function mayHoldAddress(text: string): boolean {
  return (signMark.test(text) || signWord.test(text)) && oneSign.test(text);
}

/**
 * What a long line without an address says of people: its beginning, for it may be a heading; it is still too long to
 * be a name.
 */
export function tellingBeginning(text: string): string {
  return isLong(text) ? `${text.slice(0, reach)} ...` : text;
}

/**
 * What a long text says of people: its beginning, its end, and the words around everything that may be an address. The
 * rest, which is most of what pages are full of, is told by nobody and read by nobody; three points stand for it. (One
 * sign for them would double the octets of a whole slice of the page.)
 */
export function tellingWords(text: string): string {
  if (!isLong(text)) return text;
  const kept: string[] = [];
  let from = 0;
  let end = reach;
  const keepFrom = (start: number) => {
    if (start <= end) return;
    kept.push(text.slice(from, end));
    from = start;
  };
  anySign.lastIndex = 0;
  for (let found = anySign.exec(text); found; found = anySign.exec(text)) {
    keepFrom(found.index - reach);
    end = anySign.lastIndex + reach;
  }
  keepFrom(text.length - reach);
  kept.push(text.slice(from));
  return kept.join(' ... ');
}
