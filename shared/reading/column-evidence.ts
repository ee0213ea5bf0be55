import { isFirstName } from '../people/first-names.ts';
import { languageCode } from '../people/languages.ts';
import { foldWord, isInCapitals } from '../people/name-words.ts';
import { isBareAddress, yesOrNo } from './cell-values.ts';
import { looksLikeName } from './name-beside.ts';

/** What the values of one column look like: shares from 0 to 1 of its filled cells, but for `filled` (of all rows). */
export interface ColumnEvidence {
  filled: number;
  /** Cells that are one address, or hold an at sign at all. */
  address: number;
  atSign: number;
  /** Cells with a figure: dates, numbers, codes. */
  figures: number;
  /** Cells that read as a name, of which: several words, a common first name in front, all in capitals. */
  name: number;
  severalWords: number;
  firstName: number;
  capitals: number;
  /** Cells of several words of which only the first or only the last is a common first name: both names in one. */
  wholeName: number;
  language: number;
  yesOrNo: number;
  groupId: number;
  list: number;
  /** Cells whose text opens, or closes, the local part of the row's address. */
  opensAddress: number;
  closesAddress: number;
  distinct: number;
}

/** Rows looked at: a list shows what its columns are in its first rows. */
const sampleRows = 200;

/** The evidence of every column of a grid's data rows. */
export function columnEvidence(rows: readonly (readonly string[])[], width: number): ColumnEvidence[] {
  const sample = rows.slice(0, sampleRows);
  const localParts = sample.map(localPartOf);
  const evidence: ColumnEvidence[] = [];
  for (let index = 0; index < width; index++) {
    const cells = sample.map((row) => (row[index] ?? '').slice(0, 300).trim());
    evidence.push(evidenceOf(cells, localParts));
  }
  return evidence;
}

function localPartOf(row: readonly string[]): string {
  const cell = row.find((value) => value.length < 300 && isBareAddress(value)) ?? '';
  return foldWord(cell.trim().slice(0, Math.max(0, cell.trim().indexOf('@'))));
}

function evidenceOf(cells: readonly string[], localParts: readonly string[]): ColumnEvidence {
  // Each text is looked at once, however many cells have it: most columns say the same again and again.
  const times = new Map<string, number>();
  let filled = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    filled++;
    times.set(cell, (times.get(cell) ?? 0) + 1);
  }
  const share = (test: (cell: string) => boolean) => {
    let hits = 0;
    for (const [cell, count] of times) if (test(cell)) hits += count;
    return filled === 0 ? 0 : hits / filled;
  };
  const folded = new Map<string, string>();
  for (const cell of times.keys()) if (cell.length > 1) folded.set(cell, foldWord(cell));
  const shareBeside = (test: (folded: string, localPart: string) => boolean) => {
    let hits = 0;
    for (const [index, cell] of cells.entries()) {
      const word = folded.get(cell);
      if (word !== undefined && test(word, localParts[index] ?? '')) hits++;
    }
    return filled === 0 ? 0 : hits / filled;
  };
  return {
    filled: cells.length === 0 ? 0 : filled / cells.length,
    address: share(isBareAddress),
    atSign: share((cell) => cell.includes('@')),
    figures: share((cell) => /\d/.test(cell)),
    name: share((cell) => looksLikeName(cell.replace(/\s+/g, ' ').replace(', ', ' '))),
    severalWords: share((cell) => /\S[\s,]+\S/.test(cell)),
    firstName: share((cell) => isFirstName(foldWord(cell.split(/\s/, 1)[0] ?? ''))),
    capitals: share((cell) => cell.length > 2 && isInCapitals(cell)),
    wholeName: share(isWholeName),
    language: share((cell) => languageCode(cell) !== null),
    yesOrNo: share((cell) => yesOrNo(cell) !== undefined),
    groupId: share((cell) => /^[\da-f]{24}(?:\s*[|;,]\s*[\da-f]{24})*$/i.test(cell)),
    list: share((cell) => cell.includes('|')),
    opensAddress: shareBeside((folded, local) => local.startsWith(folded) && local !== folded),
    closesAddress: shareBeside((folded, local) => local.endsWith(folded) && local !== folded),
    distinct: filled === 0 ? 0 : times.size / filled,
  };
}

function isWholeName(cell: string): boolean {
  const words = cell.split(/[\s,]+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  return words.length > 1 && isFirstName(foldWord(first)) !== isFirstName(foldWord(last));
}
