import * as v from 'valibot';
import { rows } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { StoredBatch } from '../stored-batch.ts';
import type { StoredRow } from '../stored-row.ts';

/** A row of another import that waits, in review or approved, under an address that was asked for. */
export interface WaitingTwin {
  address: string;
  rowId: string;
  batchId: string;
  importId: string;
  /** Of the batch. */
  name: string;
  stage: 'review' | 'approved';
}

/** The rows of other imports than this one that wait under a wanted (canonical) address. */
export async function waitingTwins(
  database: RollcallDatabase,
  importId: string,
  wanted: { has(address: string): boolean },
): Promise<WaitingTwin[]> {
  const waiting = new Map<string, StoredBatch>();
  const found = await database.batches.where('stage').anyOf('review', 'approved').toArray();
  for (const batch of v.parse(v.array(StoredBatch), found)) {
    if (batch.importId !== importId) waiting.set(batch.id, batch);
  }
  if (waiting.size === 0) return [];
  const twins: WaitingTwin[] = [];
  for (const batchId of waiting.keys()) twins.push(...twinsIn(await rows(database, batchId), waiting, wanted));
  return twins;
}

/** Whether a row can be somebody's twin: it has an address, and is still to be sent. */
export function canBeTwin({ address, excluded, receipt }: StoredRow): boolean {
  return address !== null && !excluded && receipt === null;
}

function twinsIn(
  found: readonly StoredRow[],
  waiting: ReadonlyMap<string, StoredBatch>,
  wanted: { has(address: string): boolean },
): WaitingTwin[] {
  return found.filter(canBeTwin).flatMap((row) => {
    const batch = waiting.get(row.batchId);
    if (!batch || row.address === null || !wanted.has(row.address)) return [];
    const { importId, name } = batch;
    const stage = batch.stage === 'review' ? 'review' : 'approved';
    return { address: row.address, rowId: row.id, batchId: batch.id, importId, name, stage };
  });
}
