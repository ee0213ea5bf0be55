import { knownDomains, mistakenDomains, mistypedEndings } from './known-domains.ts';

const known: ReadonlySet<string> = new Set(knownDomains);
/** Real providers whose names lie one slip from a known one: never "corrected". */
const neighbours = new Set([
  'email.com',
  'ymail.fr',
  'mail.fr',
  'mail.de',
  'gmx.at',
  'gmx.ch',
  'live.nl',
  'live.it',
  'live.de',
  'live.ca',
  'love.com',
  'free.com',
  'free.net',
  'sfr.com',
  'sfr.net',
  'orange.com',
  'orange.net',
  'pm.com',
  'ms.com',
  'man.com',
  'mme.com',
  'mac.fr',
  'max.com',
  'aon.com',
  'aol.fr',
  'aol.de',
  'yahoo.in',
  'yahoo.be',
  'yahoo.ie',
  'yahoo.gr',
  'yahoo.nl',
  'yahoo.pl',
  'yahoo.ro',
  'yahoo.se',
  'yahoo.dk',
  'yahoo.no',
  'yahoo.at',
  'yahoo.co.jp',
  'yahoo.co.in',
  'yahoo.com.br',
  'yahoo.com.mx',
  'yahoo.com.ar',
  'yahoo.com.au',
  'hotmail.ch',
  'hotmail.nl',
  'hotmail.ca',
  'hotmail.se',
  'outlook.de',
  'outlook.es',
  'outlook.it',
  'outlook.be',
  'outlook.pt',
  'outlook.at',
  'outlook.ie',
  'outlook.jp',
  'outlook.co',
  'hotmail.gr',
  'yandex.ua',
  'yandex.by',
  'yandex.kz',
  'inmail.com',
  'mail.ee',
  'mail.bg',
  'mail.be',
  'mail.ch',
  'mail.dk',
  'gmx.us',
  'gmx.co.uk',
  'web.com',
  'wed.de',
  'key.com',
  'zoho.eu',
  'zoho.in',
  'zoho.net',
  'proton.ch',
  'att.com',
  'cox.com',
  'qq.fr',
  'nos.fr',
  'sfr.re',
]);

/**
 * What was found for a domain: a list has few different ones. Only speed depends on it; bounded against hostile lists.
 */
const remembered = new Map<string, string | null>();
const rememberedAtMost = 2000;

/** Each known domain under itself less one character: two texts one slip apart share such a remainder. */
const byRemainder = new Map<string, string[]>();
for (const domain of knownDomains) {
  for (const remainder of remainders(domain))
    byRemainder.set(remainder, [...(byRemainder.get(remainder) ?? []), domain]);
}

/**
 * What an address with a mistyped common domain was probably meant to be (`jean@gmial.com` -> `jean@gmail.com`), or
 * null. Only a suggestion: a neighbour of a known domain may be real.
 */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const better = betterDomain(address.slice(at + 1));
  return better === null ? null : `${address.slice(0, at)}@${better}`;
}

/** The domain that a mistyped one was probably meant to be, or null; see `suggestAddress`. */
export function betterDomain(domain: string): string | null {
  if (domain.length > 39) return null;
  let better = remembered.get(domain);
  if (better === undefined) {
    better = suggestDomain(domain.toLowerCase());
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(domain, better);
  }
  return better;
}

function suggestDomain(domain: string): string | null {
  if (known.has(domain) || neighbours.has(domain)) return null;
  if (Object.hasOwn(mistakenDomains, domain)) return mistakenDomains[domain] ?? null;
  const withEnding = correctEnding(domain);
  if (withEnding !== null) return known.has(withEnding) ? withEnding : (knownNear(withEnding) ?? withEnding);
  return knownNear(domain);
}

/** The first known domain that is one slip away (insertion, deletion, replacement, or a swap of two neighbours). */
function knownNear(domain: string): string | null {
  if (domain.length > 20) return null;
  for (const remainder of remainders(domain)) {
    for (const candidate of byRemainder.get(remainder) ?? []) {
      if (isOneSlip(domain, candidate) && allowsSlip(domain, candidate)) return candidate;
    }
  }
  return null;
}

function remainders(domain: string): string[] {
  const all = [domain];
  for (let index = 0; index < domain.length; index++) all.push(domain.slice(0, index) + domain.slice(index + 1));
  return all;
}

/** Two texts that share a remainder can still be two slips apart when the removed characters are not neighbours. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * Short names have many real neighbours (`life.fr`, `fee.fr`): there a slip counts only if it is a swap or in the
 * ending.
 */
function allowsSlip(domain: string, candidate: string): boolean {
  const name = candidate.slice(0, candidate.indexOf('.'));
  if (name.length >= 5 || domain.startsWith(`${name}.`)) return true;
  return (
    name.length >= 4 &&
    domain.length === candidate.length &&
    [...domain].sort().join('') === [...candidate].sort().join('')
  );
}

function correctEnding(domain: string): string | null {
  for (let dot = domain.indexOf('.'); dot > 0; dot = domain.indexOf('.', dot + 1)) {
    const ending = domain.slice(dot + 1);
    const meant = Object.hasOwn(mistypedEndings, ending) ? mistypedEndings[ending] : undefined;
    if (meant === undefined) continue;
    const corrected = `${domain.slice(0, dot)}.${meant}`;
    if (ending !== 'com.fr' || known.has(corrected)) return corrected;
  }
  return null;
}
