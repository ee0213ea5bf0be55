/**
 * Endings that mail programs turn into links. All of two letters count (countries); of the long ones those that abuse
 * and habit use, since a list of all would take `Jean.Martin` for a domain no better.
 */
const longEndings =
  'com|net|org|info|biz|edu|gov|mil|int|app|dev|xyz|online|site|website|web|shop|store|club|top|live|pro|tech|space|link|click|' +
  'fun|icu|vip|work|email|mail|news|blog|cloud|agency|company|digital|email|finance|group|host|life|media|money|monster|' +
  'network|page|paris|press|rocks|run|services|social|solutions|support|systems|team|today|tools|trade|video|wiki|world|' +
  'bar|beauty|best|bet|bid|bond|buzz|cam|casino|cash|cfd|cyou|date|deals|download|gift|help|ink|lat|loan|lol|men|mom|mov|' +
  'one|party|porn|promo|quest|rest|review|sale|sbs|sex|stream|win|xxx|zip|' +
  'zone|asia|cat|jobs|mobi|museum|name|tel|travel|example|test|bzh|alsace|corsica|xn--[a-z0-9-]+';
const linkStart = /:\/\/|(?:^|[^\w])(?:\/\/|www\d?\.)|\b(?:mailto|javascript|data|tel|https?):/i;
const domain = new RegExp(
  `(?:^|[^\\p{L}\\p{N}._-])((?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}(?:${longEndings}|\\p{L}{2}))(?![\\p{L}\\p{N}-]|\\.\\p{L})`,
  'iu',
);
/** Whatever the ending, what goes on like an address is one: `free.anything/prize`. */
const domainAndPath = /(?:^|[^\p{L}\p{N}])[\p{L}\p{N}-]{2,63}\.\p{L}{2,63}\/[\p{Ll}\p{N}]/u;
const ipAddress = /(?:^|[^\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/;

/**
 * The part of a name that a mail program would make clickable (`www.evil.com`, `win.xyz`, `a@b.org`), or null. Such a
 * name would turn an invitation into somebody's advertisement. Initials (`J.R. Tolkien`, `St.Jo`) are no links.
 */
export function linkInName(name: string): string | null {
  if (!/[./:]|[^\0-\x7f]/.test(name)) return null;
  // Joiners are unseen and belong into Persian names and emoji, so they are passed over rather than refused.
  const plain = name
    .normalize('NFKC')
    .replace(/[\u3002\uff61]/g, '.')
    .replace(/[\u200c\u200d]/g, '');
  const start = linkStart.exec(plain);
  if (start) return plain.slice(start.index, start.index + 100);
  if (ipAddress.test(plain)) return plain;
  const withPath = domainAndPath.exec(plain);
  if (withPath) return plain.slice(withPath.index, withPath.index + 100);
  const found = domain.exec(plain)?.[1];
  if (found === undefined) return null;
  const followed = plain[plain.indexOf(found) + found.length];
  return isInitials(found) && followed !== '/' ? null : found;
}

/**
 * Abbreviated words of a name without a space after the dot: each begins with a capital and goes on in small letters.
 */
function isInitials(text: string): boolean {
  return text
    .split('.')
    .every((word, index, all) => /^\p{Lu}\p{Ll}*$/u.test(word) && (index === all.length - 1 || word.length <= 3));
}
