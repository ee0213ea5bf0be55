import { isValiError } from 'valibot';
import { allBatches, rows } from '../../batches/batch-store.ts';
import type { UnreadableBatch } from '../../batches/readable-batches.ts';
import { type RowSummary, summarise } from '../../batches/row-summary.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';

/** An import and its batches, without their rows. */
export interface ListedImport {
  importId: string;
  batches: [StoredBatch, ...StoredBatch[]];
}

/** All imports, the newest first, and the batches that this version cannot read; undefined until they are read. */
export function useImportList(): { imports: ListedImport[]; unreadable: UnreadableBatch[] } | undefined {
  return useLive(async () => {
    const { batches, unreadable } = await allBatches(database);
    const imports = new Map<string, ListedImport>();
    for (const batch of batches) {
      const known = imports.get(batch.importId);
      if (known) known.batches.push(batch);
      else imports.set(batch.importId, { importId: batch.importId, batches: [batch] });
    }
    for (const { batches } of imports.values()) batches.sort((a, b) => a.part - b.part);
    return { imports: [...imports.values()], unreadable };
  }, []);
}

/** The counts of each batch of an import; undefined until they are read, `unreadable` when this version cannot. */
export function useSummaries({
  batches,
}: ListedImport): { batch: StoredBatch; summary: RowSummary }[] | 'unreadable' | undefined {
  return useLive(async () => {
    const parts = [];
    try {
      for (const batch of batches) parts.push({ batch, summary: summarise(await rows(database, batch.id)) });
    } catch (error) {
      if (isValiError(error)) return 'unreadable';
      throw error;
    }
    return parts;
  }, [batches]);
}
