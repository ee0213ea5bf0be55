const usual = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', '\u00a0'],
]);
/** Further ones by their names, as a browser told them. */
const named = new Map<string, string>();
/** Different names that are asked for at most, and how long they are: each takes the browser a document. */
const mostNames = 300;
const longestName = 12;

/**
 * The text between two tags, in which characters may be written by names or numbers, as it is meant; null when a browser
 * would have to be asked for too many of them.
 */
export function textMeant(written: string): string | null {
  return meant(written, (name) => usual.get(name) ?? numbered(name) ?? named.get(name) ?? asked(name));
}

/** The same for the value of an attribute, for which other rules hold: null when more than the usual stands in it. */
export function valueMeant(written: string): string | null {
  return meant(written, (name) => usual.get(name) ?? (name.endsWith(';') ? numbered(name) : null));
}

function meant(written: string, characterOf: (name: string) => string | null): string | null {
  if (!written.includes('&')) return written;
  let isKnown = true;
  const text = written.replace(/&(?:#(?:\d+|x[0-9a-f]+)|[a-z][a-z0-9]*);?/gi, (name) => {
    const character = characterOf(name);
    if (character === null) isKnown = false;
    return character ?? '';
  });
  return isKnown ? text : null;
}

/** Only of numbers that browsers take as they stand. */
function numbered(name: string): string | null {
  const [, decimal, hexadecimal] = /^&#(?:(\d+)|x([0-9a-f]+));?$/i.exec(name) ?? [];
  const number = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? '', 16);
  const isUsual = (number >= 0x20 && number < 0x7f) || (number >= 0xa0 && number < 0xd800);
  return isUsual || (number >= 0xe000 && number < 0x11_0000) ? String.fromCodePoint(number) : null;
}

function asked(name: string): string | null {
  if (named.size >= mostNames || name.length > longestName) return null;
  // A name that is none stays as it is. White space at the beginning of a document would be lost.
  const text = new DOMParser().parseFromString(`.${name}`, 'text/html').body.textContent?.slice(1) ?? '';
  named.set(name, text);
  return text;
}
