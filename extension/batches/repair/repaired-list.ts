import { nameFromWords } from '../../../shared/people/name-from-words.ts';
import { chooseForm } from '../../../shared/reading/choose-form.ts';
import { csvRows } from '../../../shared/reading/csv-rows.ts';
import { drained } from '../../../shared/reading/drained.ts';
import { foldHeader, headerMeaning } from '../../../shared/reading/header-meaning.ts';
import { plainLineEnds } from '../../../shared/reading/line-ends.ts';
import type { CapturedContent, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { fieldFromText, storedFields } from '../field-text.ts';
import type { StoredPerson } from '../stored-row.ts';
import { idInKey, type ProblemCaptions } from './problem-rows.ts';

/** One row of a repaired list. */
export interface RepairedRow {
  /** Counted from 1. */
  line: number;
  /** The row that it repairs, or null for one that has no key. */
  id: string | null;
  /** What the columns of the list say, empty cells too. */
  patch: Partial<StoredPerson>;
}

/** The key has to show up in so many first rows; rows that were added may stand above. */
const rowsLookedAt = 200;
/** Rows of one step of work. */
const rowsPerStep = 500;

/**
 * Reads a list of problem rows that comes back, by the words of its header in any order of the columns. Null when no
 * column holds row keys: then it is another list. Yields now and then, so that a page can breathe.
 */
export function* repairedRows(
  content: CapturedContent,
  captions: ProblemCaptions,
): Generator<undefined, RepairedRow[] | null> {
  const table = yield* rowsOf(content);
  const keyColumn = keyColumnOf(table.slice(0, rowsLookedAt));
  if (keyColumn < 0) return null;
  const header = table.findIndex(({ cells }) => meaningsOf(cells, captions).filter((meaning) => meaning).length > 1);
  const first = table.findIndex(({ cells }) => idInKey(cells[keyColumn] ?? '') !== null);
  const hasHeader = header >= 0 && header < first;
  const meanings = hasHeader ? meaningsOf(table[header]?.cells ?? [], captions) : [...storedFields];
  if (!hasHeader && keyColumn !== storedFields.length + 1) return null;
  const repaired: RepairedRow[] = [];
  for (const [index, { line, cells }] of table.entries()) {
    if (index % rowsPerStep === 0) yield;
    if ((hasHeader && index <= header) || cells.every((cell) => cell.trim() === '')) continue;
    repaired.push({ line, id: idInKey(cells[keyColumn] ?? ''), patch: patchOf(cells, meanings) });
  }
  return repaired;
}

type TableRow = { line: number; cells: readonly string[] };

function* rowsOf(content: CapturedContent): Generator<undefined, TableRow[]> {
  if (content.kind === 'grid') return content.cells.map((cells, index) => ({ line: index + 1, cells }));
  const text = drained(plainLineEnds(content.text));
  const form = chooseForm(text);
  const rows: TableRow[] = [];
  if (form.form === 'addresses') return rows;
  for (const block of csvRows(text, form.delimiter, form.skippedLines)) {
    for (const row of block) rows.push(row);
    yield;
  }
  return rows;
}

function keyColumnOf(rows: readonly { cells: readonly string[] }[]): number {
  for (const { cells } of rows) {
    const column = cells.findIndex((cell) => idInKey(cell) !== null);
    if (column >= 0) return column;
  }
  return -1;
}

/** By the captions that the file was written with, else by what the reader knows (the admin renamed a column). */
function meaningsOf(header: readonly string[], captions: ProblemCaptions): ColumnMeaning[] {
  const known = new Map<string, ColumnMeaning>(
    storedFields.map((field) => [foldHeader(captions.fields[field]), field]),
  );
  known.set(foldHeader(captions.reason), null).set(foldHeader(captions.key), null);
  const meanings = header.map((cell) => known.get(foldHeader(cell)) ?? null);
  return meanings.map((meaning, index) => {
    const cell = header[index] ?? '';
    if (meaning !== null || cell.trim() === '' || known.has(foldHeader(cell))) return meaning;
    const guessed = headerMeaning(cell).meaning;
    return meanings.includes(guessed) ? null : guessed;
  });
}

function patchOf(cells: readonly string[], meanings: readonly ColumnMeaning[]): Partial<StoredPerson> {
  const patch: Partial<StoredPerson> = {};
  let fullName = '';
  for (const [index, meaning] of meanings.entries()) {
    const cell = cells[index] ?? '';
    if (meaning === 'fullName') fullName = cell.trim();
    else if (meaning !== null && meaning !== 'password') Object.assign(patch, fieldFromText(meaning, cell));
  }
  if (fullName === '') return patch;
  const { firstName, lastName } = nameFromWords(fullName);
  return { firstName, lastName, ...patch };
}
