import type { Mailbox } from '../transport.ts';
import { encodedWords } from './encoded-words.ts';
import { isSafeAddress } from './safe-address.ts';
import { UnsafeText } from './unsafe-text.ts';

/** Characters that end a header or a line for some mail program; none of them belongs into one. */
const unsafe = /[\0-\x1f\x7f-\x9f\u2028\u2029]/;

/** Characters of a header that is written as it is; a longer one becomes encoded words, which fold. */
const maxPlainLength = 60;

/** A header whose value is made by us: it is only guarded. Throws `UnsafeText`. */
export function plainHeader(name: string, value: string): string {
  return `${name}: ${guarded(name, value)}`;
}

/** A header with text for people, as encoded words where that is needed. Throws `UnsafeText`. */
export function textHeader(name: string, value: string): string {
  const text = guarded(name, value);
  return `${name}: ${isPlain(text) ? text : encodedWords(text)}`;
}

/** A header with one mailbox (RFC 5322, 3.4), folded before the address when it gets long. Throws `UnsafeText`. */
export function mailboxHeader(name: string, { name: person, address }: Mailbox): string {
  const inBrackets = `<${guardedAddress(name, address)}>`;
  if (person === '') return `${name}: ${inBrackets}`;
  const text = guarded(name, person);
  const phrase = isPlain(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : encodedWords(text);
  const fits = name.length + phrase.length + inBrackets.length < 74;
  return `${name}: ${phrase}${fits ? ' ' : '\r\n '}${inBrackets}`;
}

/** An address as it goes into a header and into SMTP commands, byte for byte. Throws `UnsafeText`. */
export function guardedAddress(place: string, address: string): string {
  if (!isSafeAddress(guarded(place, address))) throw new UnsafeText(place);
  return address;
}

/** A text that ends neither a header nor a line. Throws `UnsafeText`. */
export function guarded(place: string, text: string): string {
  if (unsafe.test(text)) throw new UnsafeText(place);
  return text;
}

function isPlain(text: string): boolean {
  return text.length <= maxPlainLength && /^[ -~]*$/.test(text) && !text.includes('=?');
}
