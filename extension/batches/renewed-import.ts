import { importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { isForgotten } from './forgotten-row.ts';
import { idSource } from './id-source.ts';
import { emptyBatch } from './new-batch.ts';
import { replaceRowsOf } from './row-store.ts';
import { choicesOf } from './stored-batch.ts';

/**
 * Copies the rows of an import that was taken back to a new one in review, with its choices, so that they can be
 * corrected and sent again; each under a new id, as the space has answered to the old one for ever. The old one stays as
 * it is. Answers the new import's id; null when nobody is left in it, or any of it stands.
 */
export async function renewImport(database: RollcallDatabase, importId: string, now: number): Promise<string | null> {
  return database.transaction('rw', database.batches, database.batchRows, async () => {
    const parts = await importBatches(database, importId);
    if (parts.some(({ undoneAt }) => undoneAt === undefined)) return null;
    const renewedId = crypto.randomUUID();
    const newRowId = idSource();
    let part = 0;
    for (const before of parts) {
      const kept = (await rows(database, before.id)).filter((row) => !isForgotten(row));
      if (kept.length === 0) continue;
      const id = part === 0 ? renewedId : crypto.randomUUID();
      const { name, source, sourceIndex, mergedSources, columns } = before;
      const frame = { id, importId: renewedId, part, name, source, sourceIndex, choices: choicesOf(before), now };
      await database.batches.add({ ...emptyBatch(frame), mergedSources, columns });
      await replaceRowsOf(
        database,
        id,
        kept.map((row) => ({ ...row, id: newRowId(), batchId: id, planned: null, receipt: null })),
      );
      part += 1;
    }
    return part === 0 ? null : renewedId;
  });
}
