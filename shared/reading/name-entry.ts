import { withoutAside } from '../people/name-aside.ts';
import type { AddressEntry, TextPiece } from './address-entries.ts';
import { nameAfter, nameBefore } from './name-beside.ts';
import { nameInLine } from './named-fields.ts';

/** An entry with the name that was found for it, and the texts that were not understood. */
export interface NamedEntry {
  entry: AddressEntry;
  name: string;
  rest: TextPiece[];
}

/** A route before an address (`<@relay.org:jean@x.org>`, RFC 5322, 4.4), which nothing follows any more. */
const route = /<(?:@[\w.-]{1,200}[\s,]*){1,9}:\s*$/;

/** Finds the name of an entry in the texts before and after its address. */
export function nameEntry(entry: AddressEntry): NamedEntry {
  const text = entry.before.includes('<@') ? entry.before.replace(route, '<') : entry.before;
  const bracketed = /<\s*(?:mailto:)?\s*$/i.test(text.slice(-12));
  const localPart = entry.token.text.slice(0, Math.max(0, entry.token.text.indexOf('@')));
  const inFields = nameInLine(text);
  const before = text === '' ? null : inFields === null ? nameBefore(text, bracketed, localPart) : inFields;
  const after = entry.after === '' ? null : nameAfter(entry.after);
  const rest: TextPiece[] = [];
  const { start, end } = entry.token;
  for (const text of before?.rest ?? []) rest.push({ start: Math.max(0, start - entry.before.length), text });
  let name = before?.name ?? '';
  if (after) {
    if (name === '') name = after.name;
    else if (after.name !== '' && !sameName(after.name, name)) rest.push({ start: end, text: after.name });
    for (const text of after.rest) rest.push({ start: end, text });
  }
  if (name === '') name = takeTwin(rest, entry.token.text);
  const { name: own, aside } = withoutAside(name, localPart);
  if (aside !== '') rest.push({ start: Math.max(0, start - entry.before.length), text: aside });
  return { entry, name: own, rest };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `andris andris@x.org`: a lone word in small letters is a name when it is the local part as well. */
function takeTwin(rest: TextPiece[], address: string): string {
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  const index = rest.findIndex(({ text }) => text.toLowerCase() === local);
  return index < 0 ? '' : (rest.splice(index, 1)[0]?.text ?? '');
}
