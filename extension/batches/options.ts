import type { Way } from '../../shared/contract/batch.ts';
import { type Change, importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { withoutPasswordProblems } from './edited-row.ts';
import { changeImport, type ImportChange } from './history/import-change.ts';
import type { BatchOptions, ImportChoices, StoredBatch } from './stored-batch.ts';
import type { StoredRow } from './stored-row.ts';

/**
 * Sets options of all batches of an import that are in review, as one step of undo; what was planned is planned anew.
 */
export function setOptions(
  database: RollcallDatabase,
  importId: string,
  options: Partial<BatchOptions>,
): Promise<Change> {
  return changeImport(database, 'options', (change) => choose(database, change, { importId, choices: options }));
}

/**
 * Sets the way of all batches of an import that are in review, as one step of undo. Who is invited chooses the own
 * password, so those of the rows go.
 */
export function setWay(database: RollcallDatabase, importId: string, way: Way): Promise<Change> {
  return changeImport(database, 'way', async (change) => {
    const answer = await choose(database, change, { importId, choices: { way } });
    if (answer !== 'done' || way === 'accounts') return answer;
    for (const { id, stage } of await importBatches(database, importId)) {
      if (stage !== 'review') continue;
      const pairs = (await rows(database, id)).flatMap((before) => {
        const after = withoutItsPassword(before);
        return after === before ? [] : [{ before, after }];
      });
      await change.updateRows(pairs);
    }
    return 'done';
  });
}

async function choose(
  database: RollcallDatabase,
  change: ImportChange,
  { importId, choices }: { importId: string; choices: Partial<ImportChoices> },
): Promise<Change> {
  const batches = await importBatches(database, importId);
  if (batches.length === 0) return 'gone';
  const open = batches.filter(({ stage }) => stage === 'review');
  for (const batch of open) if (!isChosen(batch, choices)) await change.updateBatch(batch, choices);
  return open.length > 0 ? 'done' : 'locked';
}

function isChosen(batch: StoredBatch, choices: Partial<ImportChoices>): boolean {
  return JSON.stringify({ ...batch, ...choices }) === JSON.stringify(batch);
}

function withoutItsPassword(row: StoredRow): StoredRow {
  const problems = withoutPasswordProblems(row.problems);
  if (row.password === null && problems.length === row.problems.length) return row;
  const edited = row.edited.filter((field) => field !== 'password');
  return { ...row, password: null, problems, edited };
}
