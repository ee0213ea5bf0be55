import { chooseForm } from '../../../shared/reading/choose-form.ts';
import { csvRows } from '../../../shared/reading/csv-rows.ts';
import { drained } from '../../../shared/reading/drained.ts';
import { plainLineEnds } from '../../../shared/reading/line-ends.ts';
import type { CapturedContent, Column } from '../../../shared/reading/reading.ts';

/** Characters and rows of the beginning that samples are taken from. */
const lookedAt = 48 * 1024;
const rowsLookedAt = 60;
/** Values shown of a column, and characters of each. */
const shownValues = 3;
const shownLength = 40;

/** A few different values of each column, from the first rows below the header. */
export function columnSamples(
  content: CapturedContent,
  columns: readonly Pick<Column, 'index' | 'header'>[],
): string[][] {
  if (columns.length === 0) return [];
  const rows = firstRows(content);
  const isHeader = (cells: readonly string[]) =>
    columns.some(({ header }) => header !== '') &&
    columns.every(({ index, header }) => (cells[index] ?? '').trim() === header);
  const below = rows.slice(rows.findIndex(isHeader) + 1);
  return columns.map(({ index }) => {
    const values = new Set<string>();
    for (const cells of below) {
      const value = (cells[index] ?? '').trim();
      if (value !== '') values.add(value.length > shownLength ? `${value.slice(0, shownLength - 1)}…` : value);
      if (values.size === shownValues) break;
    }
    return [...values];
  });
}

function firstRows(content: CapturedContent): readonly (readonly string[])[] {
  if (content.kind === 'grid') return content.cells.slice(0, rowsLookedAt);
  const text = drained(plainLineEnds(content.text.slice(0, lookedAt)));
  const form = chooseForm(text);
  if (form.form === 'addresses') return [];
  const rows: string[][] = [];
  for (const block of csvRows(text, form.delimiter, form.skippedLines)) {
    for (const { cells } of block) rows.push(cells);
    if (rows.length >= rowsLookedAt) break;
  }
  return rows.slice(0, rowsLookedAt);
}
