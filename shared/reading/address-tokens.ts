/** A piece of text around an at sign that is, or was meant to be, an address. */
export interface AddressToken {
  start: number;
  end: number;
  text: string;
}

const localCharacter = 1;
const domainCharacter = 2;
/** What each ASCII character can be part of. Underscores are no part of a domain, but of a mistyped one. */
const kinds = new Uint8Array(128);
for (const character of "!#$%&'*+/=?^`~-._") kinds[character.charCodeAt(0)] = localCharacter;
for (let code = 0; code < 128; code++) {
  if (/[A-Za-z0-9]/.test(String.fromCharCode(code))) kinds[code] = localCharacter | domainCharacter;
}
for (const character of '-._') kinds[character.charCodeAt(0)] = localCharacter | domainCharacter;

/** Longer than any address with its mistakes; what is longer is text. */
const longestToken = 1000;
/** Characters of a local part in quotes that are looked at: RFC 5321 allows 64. */
const longestQuoted = 70;
const keyBefore = /(?:^|[?&;])(?:e-?mail|mail|to|cc|bcc|from|address|adresse|courriel|user|login|u)=(?=[^=]*$)/i;

/**
 * The token around the at sign at `at`, looking back no further than `floor`; null when there is nothing around it that
 * an address could have been made of (`@name`, a lone `@`, the path of a web address).
 */
export function tokenAt(text: string, at: number, floor: number): AddressToken | null {
  let start = at;
  while (start > floor && isKind(text.charCodeAt(start - 1), localCharacter)) start--;
  let end = at + 1;
  while (end < text.length && isKind(text.charCodeAt(end), domainCharacter)) end++;
  if (start === at) return unusualLocalPart(text, at, end, floor);
  if (text.charCodeAt(end) === 64) return severalAtSigns(text, start, end);
  if (end === at + 1 && text.charCodeAt(end) === 91) end = endOfLiteral(text, end);
  start = startOfLocalPart(text, start, at);
  end = endOfDomain(text, at, end);
  if (isOfMachine(text, start, end)) return null;
  if (text.charCodeAt(end) === 44) end = endBehindComma(text, at, end);
  if (start === at || end - start > longestToken) return null;
  return { start, end, text: text.slice(start, end) };
}

/** `https://user:secret@host`, `git@host:group/name.git`, `user@host:/path`: who signs in to a machine. */
function isOfMachine(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start - 1) === 58 && /[a-z]:\/\/[^\s/@?#]*:$/i.test(text.slice(Math.max(0, start - 80), start)))
    return true;
  return text.charCodeAt(end) === 58 && /^:(?:~?\/\w|[\w./~-]{1,200}\.git\b)/.test(text.slice(end, end + 210));
}

function isKind(code: number, kind: number): boolean {
  if (code < 128) return ((kinds[code] ?? 0) & kind) !== 0;
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code < 0x2c00) &&
    !(code >= 0x3000 && code < 0x3040) &&
    code < 0xd800
  );
}

/** Takes off what stands before an address without being part of it: marks, a query's key, a web address. */
function startOfLocalPart(text: string, from: number, at: number): number {
  let start = from;
  const local = text.slice(start, at);
  if (local.includes('=') || local.startsWith('//')) {
    const key = keyBefore.exec(local);
    if (key) start += key.index + key[0].length;
    else if (local.startsWith('//')) return at;
  }
  while (start < at && isLeadingMark(text.charCodeAt(start))) start++;
  return start;
}

/**
 * `'`, `*`, `` ` ``, `_`, `-`, `/`, `=`, `{`, `}`, `~`, `?`, `&`, `#`: bullets, quotes and Markdown around an address.
 */
function isLeadingMark(code: number): boolean {
  return (
    code === 39 ||
    code === 42 ||
    code === 96 ||
    code === 95 ||
    code === 45 ||
    code === 47 ||
    code === 61 ||
    code === 123 ||
    code === 125 ||
    code === 126 ||
    code === 63 ||
    code === 38 ||
    code === 35
  );
}

/** Dots, hyphens and underscores at the end belong to the sentence. */
function endOfDomain(text: string, at: number, from: number): number {
  let end = from;
  for (; end > at + 1; end--) {
    const code = text.charCodeAt(end - 1);
    if (code !== 46 && code !== 45 && code !== 95) break;
  }
  return end;
}

/** `jean@gmail,com`: a comma typed for the dot. Refused later, with the dot as a suggestion. */
function endBehindComma(text: string, at: number, end: number): number {
  const ending = /^,(?:com|fr|net|org|eu|edu|be|ch|ca|de|es|it|nl|lu|uk)(?![\w.@-])/i.exec(text.slice(end, end + 6));
  return ending && end > at + 1 && !text.slice(at, end).includes('.') ? end + ending[0].length : end;
}

function endOfLiteral(text: string, open: number): number {
  const close = text.slice(open, open + 60).search(/[\]\s]/);
  return close > 0 && text.charCodeAt(open + close) === 93 ? open + close + 1 : open;
}

/**
 * `"jean@x.org"@y.org` is no address of x.org: the at sign that counts stands behind the quotes. Null when the at sign
 * at `at` is not inside quotes that another at sign follows.
 */
export function quotedTokenAt(text: string, at: number, floor: number): AddressToken | null {
  const close = text.slice(at, at + longestQuoted).search(/["\n]/) + at;
  if (close <= at || text.charCodeAt(close) !== 34 || text.charCodeAt(close + 1) !== 64) return null;
  const from = Math.max(floor, at - longestQuoted);
  const open = text.slice(from, at).lastIndexOf('"') + from;
  if (open < from) return null;
  let end = close + 2;
  while (end < text.length && isKind(text.charCodeAt(end), domainCharacter)) end++;
  end = endOfDomain(text, close + 1, end);
  return end === close + 2 ? null : { start: open, end, text: text.slice(open, end) };
}

/** `"jean dupont"@x.org`, `jean(comment)@x.org`, `<@x.org>`: refused later, with a reason, but still somebody's row. */
function unusualLocalPart(text: string, at: number, end: number, floor: number): AddressToken | null {
  const before = at > floor ? text.charCodeAt(at - 1) : 0;
  if (end === at + 1) return null;
  let start = -1;
  if (before === 34) start = text.slice(Math.max(floor, at - 70), at - 1).lastIndexOf('"');
  if (before === 41) start = text.slice(Math.max(floor, at - 70), at - 1).lastIndexOf('(');
  if (start >= 0) start += Math.max(floor, at - 70);
  if (before === 41 && start >= 0) while (start > floor && isKind(text.charCodeAt(start - 1), localCharacter)) start--;
  if (before === 60 && text.charCodeAt(end) === 62) start = at;
  if (start < 0) return null;
  return { start, end, text: text.slice(start, end) };
}

/** `a@@x.org`, `a@b@c.org`: one token up to the next character that belongs to no address. */
function severalAtSigns(text: string, start: number, from: number): AddressToken | null {
  let end = from;
  while (end < text.length && (text.charCodeAt(end) === 64 || isKind(text.charCodeAt(end), localCharacter))) end++;
  return end - start > longestToken ? { start, end, text: '' } : { start, end, text: text.slice(start, end) };
}
