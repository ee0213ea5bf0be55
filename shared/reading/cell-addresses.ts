import { canonicalAddress, checkAddress } from '../people/email-address.ts';
import { findEntries } from './address-entries.ts';
import { drained } from './drained.ts';
import { atSignMark } from './hidden-address.ts';
import { nameEntry } from './name-entry.ts';
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

const mayHoldAddress = new RegExp(`[@\uff20\ufe6b]|${atSignMark}`, 'i');

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
  if ('fault' in checked) return { ...whole, email: entry.token.text === '' ? whole.email : entry.token.text };
  const { name } = nameEntry(entry);
  return {
    email: checked.address,
    name,
    isRepaired: name === '' && cell.replace(/^(?:<|mailto:)+|>$/gi, '') !== entry.token.text,
  };
}
