import type { StoredRow } from '../../batches/stored-row.ts';

const texts = new WeakMap<StoredRow, string>();

/** A text without case and accents, as people type it in a search box. */
export function foldedText(text: string): string {
  // Most cells are plain, and normalising is what takes the time.
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toLowerCase();
}

/** A test whether any field of a row holds all words of a query; null when the query is empty. */
export function rowSearch(query: string): ((row: StoredRow) => boolean) | null {
  const words = foldedText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return (row) => {
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  };
}

/** Rows that are looked through in one step. */
const run = 1000;

/**
 * The rows that a query finds, in steps that are short for a list of any length; what is looked through is computed once
 * for each state of a row.
 */
export function* foundRows(rows: readonly StoredRow[], query: string): Generator<undefined, readonly StoredRow[]> {
  const finds = rowSearch(query);
  if (!finds) return rows;
  const found: StoredRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (finds(row)) found.push(row);
    if (at % run === run - 1) yield;
  }
  return found;
}

function textOf(row: StoredRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { email, firstName, lastName, language, labels, groups, additionalInformation } = row.person;
  // First name before last name, as people write a full name.
  const fields = [email, firstName, lastName, language, ...labels, ...groups, additionalInformation];
  const text = foldedText(fields.join(' '));
  texts.set(row, text);
  return text;
}
