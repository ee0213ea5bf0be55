import { checkAddress } from '../people/email-address.ts';

/** A piece of a text and what is to stand in its place. */
export interface Change {
  start: number;
  end: number;
  text: string;
}

const bracketDot = '\\s?[[({<]\\s?(?:dot|point|punto|punkt|\\.)\\s?[\\])}>]\\s?';
const wordDot = '\\s(?:dot|point|punto|punkt)\\s';
/** It begins where a word does: else each letter of every word before it would be tried. */
const localPart = new RegExp(`(?<![\\w.+'-])[\\w.+'-]+(?:(?:${bracketDot}|${wordDot})[\\w.+'-]+){0,4}\\s{0,4}$`, 'i');
const plainDomain = new RegExp(`^\\s{0,4}([a-z0-9-]+(?:(?:${bracketDot}|\\.)[a-z0-9-]+)+)`, 'i');
const spelledDomain = new RegExp(`^\\s{0,4}([a-z0-9-]+(?:(?:${bracketDot}|${wordDot}|\\.)[a-z0-9-]+)+)`, 'i');
const anyDot = new RegExp(`${bracketDot}|${wordDot}`, 'gi');
/** Characters looked at on each side: an address is no longer, and the work stays linear. */
const reach = 100;

/**
 * The address whose at sign is spelled or set apart at `at` (`jean [at] x [dot] org`, `jean (arobase) x.fr`, `jean @
 * x.org`), if the whole then is a valid address, else null. Nothing before `floor` is taken.
 */
export function hiddenAddressAt(text: string, at: number, mark: string, floor: number): Change | null {
  if (mark === '}@') return bracedAddresses(text, at, floor);
  const left = localPart.exec(text.slice(Math.max(floor, at - reach), at));
  if (!left) return null;
  const after = text.slice(at + mark.length, at + mark.length + reach);
  const right = domainAfter(after, mark);
  if (right === null) return null;
  const local = left[0]
    .replace(anyDot, '.')
    .trim()
    .replace(/^[.'-]+/, '');
  const domain = right.replace(anyDot, '.');
  if ('fault' in checkAddress(`${local}@${domain}`)) return null;
  const start = at - left[0].length + leadingMarks(left[0]);
  const end = at + mark.length + after.indexOf(right) + right.length;
  if (/[@\uff20\ufe6b]/.test(mark) && mark.length === 2 && !standsAlone(text, start, at, mark, end)) return null;
  return { start, end, text: `${local}@${domain}` };
}

/** `{jean,marie}@x.org`, as papers and shells write several addresses of one domain. */
function bracedAddresses(text: string, at: number, floor: number): Change | null {
  const from = Math.max(floor, at - 2 * reach);
  const open = text.slice(from, at).lastIndexOf('{') + from;
  const domain = /^[a-z0-9.-]+(?<![.-])/i.exec(text.slice(at + 2, at + 2 + reach))?.[0];
  // `${name}@x.org` and `{{name}}@x.org` are templates.
  if (open < from || domain === undefined || /[\w$#{]/.test(text[open - 1] ?? '')) return null;
  const addresses = text
    .slice(open + 1, at)
    .split(/[,;|\s]+/)
    .filter((local) => local !== '')
    .map((local) => `${local}@${domain}`);
  if (addresses.length < 2 || addresses.some((address) => 'fault' in checkAddress(address))) return null;
  return { start: open, end: at + 2 + domain.length, text: addresses.join(', ') };
}

function leadingMarks(text: string): number {
  return /^[.'-]*/.exec(text)?.[0].length ?? 0;
}

/** A bare word "at" is prose unless the dots are spelled as well. */
function domainAfter(after: string, mark: string): string | null {
  const isWord = /^\sat\s$/.test(mark);
  const plain = plainDomain.exec(after)?.[1];
  if (isWord) {
    const spelled = spelledDomain.exec(after)?.[1] ?? null;
    return spelled !== null && new RegExp(anyDot.source, 'i').test(spelled) ? spelled : null;
  }
  return plain ?? spelledDomain.exec(after)?.[1] ?? null;
}

/**
 * An at sign with a space on both sides joins what is beside it; with one space only if nothing else stands around
 * (`jean @gmail.com` alone on its line), since `follow us @name.fr` is no address.
 */
function standsAlone(text: string, start: number, at: number, mark: string, end: number): boolean {
  const spaceAfter = /\s/.test(text[at + mark.length] ?? '') || /\s$/.test(mark);
  const spaceBefore = /^\s/.test(mark) || /\s/.test(text[at - 1] ?? '');
  if (/\n/.test(text.slice(start, end))) return false;
  if (spaceBefore && spaceAfter) return true;
  return (
    /(?:^|[\n,;<>\t:(|])[ \t]*$/.test(text.slice(Math.max(0, start - 20), start)) &&
    /^[ \t]*(?:$|[\n,;<>\t)|])/.test(text.slice(end, end + 20))
  );
}
