import { editedRow, type RowPatch } from '../../batches/edited-row.ts';
import { patchesOf, type RowEdit } from '../../batches/row-edits.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { ShownImport } from '../batches/use-import.ts';

/** Edits that are shown before they are stored. */
export interface EditsAhead {
  patches: ReadonlyMap<string, RowPatch>;
  /** The batches that their rows are in. */
  batchIds: ReadonlySet<string>;
  /** Once they are stored: the rows that they changed, as they were. The database tells of them a moment later. */
  was: ReadonlyMap<string, StoredRow> | null;
}

/** Edits of rows of an import, not stored yet. */
export function editsAhead(shown: ShownImport, edits: readonly RowEdit[]): EditsAhead {
  const patches = patchesOf(edits);
  const batchIds = new Set<string>();
  let left = patches.size;
  for (const { batch, rows } of shown.parts) {
    if (left === 0) break;
    for (const { id } of rows) {
      if (!patches.has(id)) continue;
      batchIds.add(batch.id);
      left -= 1;
    }
  }
  return { patches, batchIds, was: null };
}

/** An import as it will be with edits; the same object where they change nothing of it. */
export function withEdits(shown: ShownImport, ahead: readonly EditsAhead[]): ShownImport {
  if (ahead.length === 0) return shown;
  const parts = shown.parts.map((part) => {
    const rows = editedRows(part.rows, own(ahead, part.batch.id));
    return rows === part.rows ? part : { ...part, rows };
  });
  if (parts.every((part, at) => part === shown.parts[at])) return shown;
  return { ...shown, parts, rows: ([] as StoredRow[]).concat(...parts.map(({ rows }) => rows)) };
}

/** The same edits once they are stored, while `shown` is still what was read before. */
export function storedEdits(edits: EditsAhead, shown: ShownImport): EditsAhead {
  const rows = [...rowsOf(edits, shown)];
  return { ...edits, was: new Map(rows.filter(([id, row]) => editedRow(row, edits.patches.get(id) ?? {}) !== row)) };
}

/** Whether the database has told what became of the rows of edits: they are then shown as it has them. */
export function isTold(edits: EditsAhead, shown: ShownImport): boolean {
  if (edits.was === null) return false;
  const now = rowsOf(edits, shown);
  return [...edits.was].every(([id, row]) => now.get(id) !== row);
}

function own(ahead: readonly EditsAhead[], batchId: string): EditsAhead[] {
  return ahead.filter(({ batchIds }) => batchIds.has(batchId));
}

function editedRows(rows: readonly StoredRow[], ahead: readonly EditsAhead[]): readonly StoredRow[] {
  if (ahead.length === 0) return rows;
  const edited = rows.map((row) =>
    ahead.reduce((known, { patches }) => {
      const patch = patches.get(known.id);
      return patch ? editedRow(known, patch) : known;
    }, row),
  );
  return edited.every((row, at) => row === rows[at]) ? rows : edited;
}

function rowsOf({ patches, batchIds }: EditsAhead, { parts }: ShownImport): ReadonlyMap<string, StoredRow> {
  const found = new Map<string, StoredRow>();
  for (const { batch, rows } of parts)
    if (batchIds.has(batch.id)) for (const row of rows) if (patches.has(row.id)) found.set(row.id, row);
  return found;
}
