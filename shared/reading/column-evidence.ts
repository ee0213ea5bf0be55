import { isFirstName } from '../people/first-names.ts';
import { languageCode } from '../people/languages.ts';
import { foldWord, isInCapitals } from '../people/name-words.ts';
import { isBareAddress, yesOrNo } from './cell-values.ts';
import { looksLikeName } from './name-beside.ts';

/** Rows looked at: a list shows what its columns are in its first rows. */
const sampleRows = 200;

/** The evidence of every column of a grid's data rows. */
export function columnEvidence(rows: readonly (readonly string[])[], width: number): ColumnEvidence[] {
  const sample = rows.slice(0, sampleRows);
  const evidence: ColumnEvidence[] = [];
  for (let index = 0; index < width; index++) {
    evidence.push(
      new ColumnEvidence(
        sample,
        sample.map((row) => (row[index] ?? '').slice(0, 300).trim()),
      ),
    );
  }
  return evidence;
}

/**
 * What the values of one column look like: shares from 0 to 1 of its filled cells, but for `filled` (of all rows). A share
 * is worked out when it is first asked for: of a column with a header, few are.
 */
export class ColumnEvidence {
  readonly filled: number;
  readonly #rows: readonly (readonly string[])[];
  readonly #cells: readonly string[];
  readonly #filledCells: number;
  /** How many cells have each text, which is looked at once: most columns say the same again and again. */
  readonly #times = new Map<string, number>();
  readonly #shares = new Map<(cell: string) => boolean, number>();

  /** `cells` are those of the column, in `rows`. */
  constructor(rows: readonly (readonly string[])[], cells: readonly string[]) {
    this.#rows = rows;
    this.#cells = cells;
    let filled = 0;
    for (const cell of cells) {
      if (cell === '') continue;
      filled++;
      this.#times.set(cell, (this.#times.get(cell) ?? 0) + 1);
    }
    this.#filledCells = filled;
    this.filled = cells.length === 0 ? 0 : filled / cells.length;
  }

  /** Cells that are one address. */
  get address(): number {
    return this.#share(isBareAddress);
  }

  get atSign(): number {
    return this.#share(hasAtSign);
  }

  /** Cells with a figure: dates, numbers, codes. */
  get figures(): number {
    return this.#share(hasFigure);
  }

  /** Cells that read as a name. */
  get name(): number {
    return this.#share(isName);
  }

  get severalWords(): number {
    return this.#share(isSeveralWords);
  }

  /** Cells with a common first name in front. */
  get firstName(): number {
    return this.#share(beginsWithFirstName);
  }

  get capitals(): number {
    return this.#share(isAllCapitals);
  }

  /** Cells of several words of which only the first or only the last is a common first name: both names in one. */
  get wholeName(): number {
    return this.#share(isWholeName);
  }

  get language(): number {
    return this.#share(isLanguage);
  }

  get yesOrNo(): number {
    return this.#share(isYesOrNo);
  }

  get groupId(): number {
    return this.#share(isGroupId);
  }

  /** Cells whose text opens the local part of the row's address. */
  get opensAddress(): number {
    return this.#shareBeside((word, local) => local.startsWith(word));
  }

  /** Cells whose text closes it. */
  get closesAddress(): number {
    return this.#shareBeside((word, local) => local.endsWith(word));
  }

  #share(test: (cell: string) => boolean): number {
    const known = this.#shares.get(test);
    if (known !== undefined) return known;
    let hits = 0;
    for (const [cell, count] of this.#times) if (test(cell)) hits += count;
    const share = this.#filledCells === 0 ? 0 : hits / this.#filledCells;
    this.#shares.set(test, share);
    return share;
  }

  #shareBeside(test: (word: string, localPart: string) => boolean): number {
    let hits = 0;
    for (const [index, cell] of this.#cells.entries()) {
      if (cell.length < 2) continue;
      const word = foldWord(cell);
      const localPart = localPartOf(this.#rows[index] ?? []);
      if (localPart !== word && test(word, localPart)) hits++;
    }
    return this.#filledCells === 0 ? 0 : hits / this.#filledCells;
  }
}

function localPartOf(row: readonly string[]): string {
  const cell = row.find((value) => value.length < 300 && isBareAddress(value)) ?? '';
  return foldWord(cell.trim().slice(0, Math.max(0, cell.trim().indexOf('@'))));
}

function hasAtSign(cell: string): boolean {
  return cell.includes('@');
}

function hasFigure(cell: string): boolean {
  return /\d/.test(cell);
}

function isName(cell: string): boolean {
  return looksLikeName(cell.replace(/\s+/g, ' ').replace(', ', ' '));
}

function isSeveralWords(cell: string): boolean {
  return /\S[\s,]+\S/.test(cell);
}

function beginsWithFirstName(cell: string): boolean {
  return isFirstName(foldWord(cell.split(/\s/, 1)[0] ?? ''));
}

function isAllCapitals(cell: string): boolean {
  return cell.length > 2 && isInCapitals(cell);
}

function isWholeName(cell: string): boolean {
  const words = cell.split(/[\s,]+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  return words.length > 1 && isFirstName(foldWord(first)) !== isFirstName(foldWord(last));
}

function isLanguage(cell: string): boolean {
  return languageCode(cell) !== null;
}

function isYesOrNo(cell: string): boolean {
  return yesOrNo(cell) !== undefined;
}

function isGroupId(cell: string): boolean {
  return /^[\da-f]{24}(?:\s*[|;,]\s*[\da-f]{24})*$/i.test(cell);
}
