import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { batch } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { holdersOf } from '../find-rows.ts';
import type { StoredBatch } from '../stored-batch.ts';
import { idInKey } from './problem-rows.ts';

/** Characters and rows of the beginning in which a row key has to show up. */
const lookedAt = 256 * 1024;
const rowsLookedAt = 200;

/**
 * A batch of the import that a repaired list of problem rows is of; null when it has no keys, or they are unknown here.
 */
export async function repairedImport(
  database: RollcallDatabase,
  content: CapturedContent,
): Promise<StoredBatch | null> {
  const cells =
    content.kind === 'grid'
      ? content.cells.slice(0, rowsLookedAt).flat()
      : content.text.slice(0, lookedAt).split(/[\t\r\n;|,"]/);
  const ids = new Set(cells.flatMap((cell) => idInKey(cell) ?? []));
  for (const batchId of await holdersOf(database, new Set([...ids].slice(0, rowsLookedAt)))) {
    const found = await batch(database, batchId);
    if (found) return found;
  }
  return null;
}
