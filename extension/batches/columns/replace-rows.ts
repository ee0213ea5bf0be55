import { maxRowsPerBatch } from '../../../shared/people/limits.ts';
import { importBatches } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import type { ImportChange } from '../history/import-change.ts';
import { emptyBatch } from '../new-batch.ts';
import { choicesOf, type StoredBatch } from '../stored-batch.ts';
import type { StoredRow } from '../stored-row.ts';

/** The batches of one source, their rows, and the rows that they are to have. */
interface Replacing {
  parts: readonly StoredBatch[];
  old: readonly StoredRow[];
  next: readonly StoredRow[];
  now: number;
}

/** Gives the batches of a source other rows, a thousand each, with as many batches as it takes. */
export async function replaceRows(
  database: RollcallDatabase,
  change: ImportChange,
  { parts, old, next, now }: Replacing,
): Promise<void> {
  const before = new Map(old.map((row) => [row.id, row]));
  const kept = new Set(next.map(({ id }) => id));
  await change.removeRows(old.filter(({ id }) => !kept.has(id)));
  let used = 0;
  for (let start = 0; start < next.length; start += maxRowsPerBatch, used++) {
    const target = parts[used] ?? (await furtherBatch(database, change, parts, now));
    const updated: { before: StoredRow; after: StoredRow }[] = [];
    const added: StoredRow[] = [];
    for (const [position, row] of next.slice(start, start + maxRowsPerBatch).entries()) {
      const after = { ...row, batchId: target.id, position };
      const known = before.get(row.id);
      if (!known) added.push(after);
      else if (JSON.stringify(known) !== JSON.stringify(after)) updated.push({ before: known, after });
    }
    await change.updateRows(updated);
    await change.addRows(added);
  }
  for (const empty of parts.slice(used)) {
    if (empty.part > 0 && empty.leftovers.length === 0) await change.removeBatch(empty);
  }
}

async function furtherBatch(
  database: RollcallDatabase,
  change: ImportChange,
  parts: readonly StoredBatch[],
  now: number,
): Promise<StoredBatch> {
  const [like] = parts;
  if (!like) throw new Error('A source has at least one batch.');
  const { importId, sourceIndex, name, source, columns, capture } = like;
  const part = ((await importBatches(database, importId)).at(-1)?.part ?? 0) + 1;
  const id = crypto.randomUUID();
  const choices = choicesOf(like);
  const made = { ...emptyBatch({ id, importId, part, sourceIndex, name, source, choices, now }), columns, capture };
  await change.addBatch(made);
  return made;
}
