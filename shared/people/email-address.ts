import { domainFault, isPublicPlain } from './email-domain.ts';
import { maxAddressLength, maxLocalPartLength } from './limits.ts';
import { hasLookAlike } from './look-alike.ts';
import type { AddressFault } from './person-problem.ts';

/** An address that can be written to, or the rule that it breaks. */
export type CheckedAddress = { address: string; canonical: string } | { fault: AddressFault };

/** A reader asks about one address three times in a row: as a cell, as a person's, and as a key. Only speed depends on it. */
let lastText = '';
let lastChecked: CheckedAddress = { fault: 'no-at-sign' };
let isLastAtGoodDomain = false;
let lastNumber = 0;

/**
 * The HTML standard's rule plus the dot rules and a public top-level domain: what nearly every address looks like.
 * Labels are bounded, so that a hostile text cannot make it backtrack.
 */
const plainAddress =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
/** 1 for each character of a local part but capitals and the dot, by its code. */
const isLocalCode = new Uint8Array(0x80);
for (const sign of "abcdefghijklmnopqrstuvwxyz0123456789_!#$%&'*+/=?^`{|}~-") isLocalCode[sign.charCodeAt(0)] = 1;
const dot = 0x2e;
const atSign = 0x40;
/** The last domain that was good as it stood: the addresses of a list share few. Only speed depends on it. */
let lastGoodDomain = '';
const localCharacters = /^[\w.!#$%&'*+/=?^`{|}~-]+$/;
/** Controls, invisible and direction-changing characters, tag characters, lone surrogates. */
const controlCharacter =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are listed on purpose
  /[\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]|\p{Cs}/u;

/**
 * Checks one address by the HTML standard's rule, RFC 5321's lengths and IDNA. The text is taken as it is: trim it
 * first. The address keeps its local part as typed and has its domain in lower-case punycode; `canonical` is the
 * unique key of a person.
 */
export function checkAddress(text: string): CheckedAddress {
  if (text === lastText) return lastChecked;
  isLastAtGoodDomain = isPlainAtGoodDomain(text);
  lastText = text;
  lastChecked = isLastAtGoodDomain ? { address: text, canonical: text } : checkedAnew(text);
  return lastChecked;
}

function checkedAnew(text: string): CheckedAddress {
  const at = text.lastIndexOf('@');
  if (text.length <= maxAddressLength && at <= maxLocalPartLength && plainAddress.test(text)) {
    const domain = text.slice(at + 1);
    const lower = domain.toLowerCase();
    if (isPublicPlain(lower)) {
      if (lower !== domain) return accepted(text.slice(0, at), lower);
      lastGoodDomain = domain;
      return { address: text, canonical: lowerAscii(text) };
    }
  }
  return checkUnusualAddress(text, at);
}

/** The domain of a good address as it stands: the very text of the address before, where both have one domain. */
export function domainOf(address: string): string {
  return address === lastText && isLastAtGoodDomain ? lastGoodDomain : address.slice(address.lastIndexOf('@') + 1);
}

/** Whether an address has the last good domain, and a local part without capitals, as nearly every one of a list. */
function isPlainAtGoodDomain(text: string): boolean {
  const at = text.length - lastGoodDomain.length - 1;
  if (at < 1 || at > maxLocalPartLength || text.length > maxAddressLength) return false;
  if (lastGoodDomain === '' || text.charCodeAt(at) !== atSign) return false;
  let previous = dot;
  let number = 0;
  for (let index = 0; index < at; index++) {
    const code = text.charCodeAt(index);
    if (isLocalCode[code] !== 1 && (code !== dot || previous === dot)) return false;
    previous = code;
    number = withCode(number, code);
  }
  lastNumber = number;
  return previous !== dot && text.indexOf(lastGoodDomain, at) === at + 1;
}

function checkUnusualAddress(text: string, at: number): CheckedAddress {
  if (controlCharacter.test(text)) return { fault: 'control-character' };
  if (at < 0) return { fault: 'no-at-sign' };
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (local.startsWith('"') && local.endsWith('"') && local.length > 1) return { fault: 'local-part-quoted' };
  if (local.includes('@')) return { fault: /[\s,;|]/.test(text) ? 'several-addresses' : 'several-at-signs' };
  if (text.length > 4 * maxAddressLength) return { fault: 'too-long' };
  const localFault = faultOfLocalPart(local);
  if (localFault) return { fault: localFault };
  const ascii = asciiDomain(domain);
  if (typeof ascii !== 'string') return ascii;
  if (local.length + 1 + ascii.length > maxAddressLength) return { fault: 'too-long' };
  return accepted(local, ascii);
}

function faultOfLocalPart(local: string): AddressFault | null {
  if (local === '') return 'local-part-empty';
  if (!localCharacters.test(local)) return hasLookAlike(local) ? 'look-alike-character' : 'local-part-character';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'local-part-dots';
  return local.length > maxLocalPartLength ? 'local-part-too-long' : null;
}

function asciiDomain(domain: string): string | { fault: AddressFault } {
  if (domain === '') return { fault: 'domain-empty' };
  if (domain.startsWith('[')) return { fault: 'domain-literal' };
  const composed = domain.normalize('NFC');
  if (hasLookAlike(domain)) return { fault: 'look-alike-character' };
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(composed)) return { fault: 'domain-label' };
  const ascii = punycode(composed);
  if (ascii === null) return { fault: 'domain-label' };
  const fault = domainFault(ascii);
  return fault ? { fault } : ascii;
}

/** Only letters, digits, marks, dots and hyphens come in, so that the URL parser sees a host and nothing else. */
function punycode(domain: string): string | null {
  if (/^[a-z0-9.-]+$/i.test(domain) && !/xn--/i.test(domain)) return domain.toLowerCase();
  try {
    return new URL(`http://${domain}/`).hostname;
  } catch {
    return null;
  }
}

function accepted(local: string, domain: string): CheckedAddress {
  const address = `${local}@${domain}`;
  return { address, canonical: /[A-Z]/.test(local) ? `${lowerAscii(local)}@${domain}` : address };
}

/**
 * The unique key of an address: local part in ASCII lower case, domain as `checkAddress` writes it. A text that is no
 * address is only put to ASCII lower case, so that two equal ones still meet.
 */
export function canonicalAddress(address: string): string {
  if (address === lastText && 'canonical' in lastChecked) return lastChecked.canonical;
  if (!/[^ -~]/.test(address)) return lowerAscii(address);
  const checked = checkAddress(address);
  return 'fault' in checked ? lowerAscii(address) : checked.canonical;
}

/** `toLowerCase` would turn the Kelvin sign into a k, and one person into another. */
function lowerAscii(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()) : text;
}

/** A number made of an address: a whole number of 32 bits, equal where `canonicalAddress` is. */
export function addressNumber(address: string): number {
  if (address === lastText && isLastAtGoodDomain) return lastNumber;
  const canonical = canonicalAddress(address);
  const at = canonical.indexOf('@');
  let number = 0;
  for (let index = 0; index < at; index++) number = withCode(number, canonical.charCodeAt(index));
  return number;
}

/** Fowler, Noll and Vo's way, by whole UTF-16 units. */
function withCode(number: number, code: number): number {
  return Math.imul(number ^ code, 0x01000193);
}
