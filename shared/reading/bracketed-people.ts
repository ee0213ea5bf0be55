import { drained } from './drained.ts';
import { looksLikeName } from './name-beside.ts';
import { readAddresses } from './read-addresses.ts';
import type { ReadRow } from './reading.ts';

/** A name and an address in brackets, and nothing else: what mail programs write, and no sentence. */
const bracketed = /^\s*["']?([^<>@:"]{2,80}?)["']?\s*<[^\s<>@]+@[^\s<>@]+>\s*$/;

/**
 * The people of a row in which `Name <address>` stands instead of cells, as where two lists were pasted one below the
 * other; null when it is another row.
 */
export function bracketedPeople(cells: readonly string[]): ReadRow[] | null {
  if (!cells.some((cell) => cell.includes('<'))) return null;
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || !filled.every(isBracketed)) return null;
  const { rows } = drained(readAddresses(filled.join('\n')));
  return rows.length === 0 ? null : rows;
}

function isBracketed(cell: string): boolean {
  if (cell.length > 400) return false;
  const name = bracketed.exec(cell)?.[1];
  return name !== undefined && looksLikeName(name.trim());
}
