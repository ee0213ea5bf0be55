import { canonicalAddress, checkAddress } from '../people/email-address.ts';
import { mendedAddress } from '../people/mended-address.ts';
import { type AddressEntry, findEntries } from './address-entries.ts';
import { addressSign } from './at-sign.ts';
import { isDecoration } from './decoration.ts';
import { drained } from './drained.ts';
import { nameEntry } from './name-entry.ts';
import { nameOnLines } from './name-on-lines.ts';
import { onOneLine, tidyCell } from './tidy-cell.ts';
import { tidyText } from './tidy-text.ts';

/** What a cell of an e-mail column holds when it is not simply an address. */
export interface CellAddresses {
  /** The one address, or the whole cell when there is none or more than one. */
  email: string;
  name: string;
  /** Whether something else than a name and its brackets was taken away. */
  isRepaired: boolean;
}

/** A longer cell is no address with its name. */
const longestCell = 2000;

const mayHoldAddress = new RegExp(addressSign, 'i');

/** Reads a cell such as `Jean <j@x.org>`, `mailto:j@x.org`, `jean [at] x.org`, or one with invisible characters. */
export function addressesInCell(cell: string): CellAddresses {
  const whole = { email: onOneLine(tidyCell(cell).text), name: '', isRepaired: true };
  if (!mayHoldAddress.test(cell)) return whole;
  if (cell.length > longestCell) return { ...whole, email: cell };
  const tidy = drained(tidyText(cell));
  const { entries } = drained(findEntries(tidy.text));
  const keys = new Set(entries.map(({ token }) => canonicalAddress(token.text)));
  const entry = entries[0];
  if (!entry || keys.size !== 1) return whole;
  const checked = checkAddress(entry.token.text);
  if ('fault' in checked) {
    const isWhole = entry.token.text === '' || mendedAddress(whole.email) !== null;
    return { ...whole, email: isWhole ? whole.email : entry.token.text };
  }
  if (isCutOff(entry)) return whole;
  const named = nameEntry(entry);
  drained(nameOnLines([named], [], tidy.text));
  const { name } = named;
  return {
    email: checked.address,
    name,
    isRepaired: name === '' && cell.replace(/^(?:<|mailto:)+|>$/gi, '') !== entry.token.text,
  };
}

/**
 * `jean dupont@x.org`: a word in small letters before the address may be its beginning; dupont@x.org may be somebody
 * else.
 */
function isCutOff({ before, token }: AddressEntry): boolean {
  const word = /^\s*([\p{Ll}\d._-]+) +$/u.exec(before)?.[1];
  return word !== undefined && !isDecoration(word) && !token.text.toLowerCase().startsWith(`${word}@`);
}
