import { csvLine } from '../../../shared/people/person-table.ts';
import { fieldText, type StoredField, storedFields } from '../field-text.ts';
import type { StoredRow } from '../stored-row.ts';

/** The words of a file of problem rows, in the admin's language. */
export interface ProblemCaptions {
  /** The header of each field's column. */
  fields: Record<StoredField, string>;
  /** The header of the column that says what is wrong. */
  reason: string;
  /** The header of the column by which a repaired row is known again. */
  key: string;
}

/** Whether something is wrong with a row that is still to be sent; what was only repaired or is left out is no problem. */
export function hasProblem({ excluded, problems, receipt }: StoredRow): boolean {
  return receipt === null && !excluded && problems.some(({ severity }) => severity !== 'note');
}

/**
 * The rows with problems as a CSV file (RFC 4180, UTF-8 with the mark that Excel asks for): the person's fields, the
 * reason in the caller's sentences, and the row's key. No password is in it, none is kept here.
 */
export function problemRowsCsv(
  rows: readonly StoredRow[],
  captions: ProblemCaptions,
  reasonOf: (row: StoredRow) => string,
): string {
  const header = [...storedFields.map((field) => captions.fields[field]), captions.reason, captions.key];
  const lines = rows
    .filter(hasProblem)
    .map((row) => [...storedFields.map((field) => fieldText(row.person, field)), reasonOf(row), rowKey(row.id)]);
  return `\ufeff${[header, ...lines].map(csvLine).join('')}`;
}

const keyForm = /^\s*rollcall-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/i;

/** A row's id in a form that no spreadsheet takes for a number or a date. */
export function rowKey(id: string): string {
  return `rollcall-${id}`;
}

/** The row's id in a cell, or null when it holds none. */
export function idInKey(cell: string): string | null {
  return keyForm.exec(cell)?.[1]?.toLowerCase() ?? null;
}
