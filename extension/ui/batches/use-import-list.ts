import { listBatches, rows } from '../../batches/batch-store.ts';
import { type RowSummary, summarise } from '../../batches/row-summary.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';

/** An import and its batches, without their rows. */
export interface ListedImport {
  importId: string;
  batches: [StoredBatch, ...StoredBatch[]];
}

/** All imports, the newest first; undefined until they are read. */
export function useImportList(): ListedImport[] | undefined {
  return useLive(async () => {
    const imports = new Map<string, ListedImport>();
    for (const batch of await listBatches(database)) {
      const known = imports.get(batch.importId);
      if (known) known.batches.push(batch);
      else imports.set(batch.importId, { importId: batch.importId, batches: [batch] });
    }
    for (const { batches } of imports.values()) batches.sort((a, b) => a.part - b.part);
    return [...imports.values()];
  }, []);
}

/** The counts of each batch of an import; undefined until they are read. */
export function useSummaries({ batches }: ListedImport): { batch: StoredBatch; summary: RowSummary }[] | undefined {
  return useLive(async () => {
    const parts = [];
    for (const batch of batches) parts.push({ batch, summary: summarise(await rows(database, batch.id)) });
    return parts;
  }, [batches]);
}
