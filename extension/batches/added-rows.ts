import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { Place } from '../../shared/reading/reading.ts';
import { importBatches, rows as rowsOf } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { check, type RowPatch } from './edited-row.ts';
import type { ImportChange } from './history/import-change.ts';
import { addedRow, emptyBatch } from './new-batch.ts';
import { choicesOf, type StoredBatch } from './stored-batch.ts';
import type { StoredPerson, StoredRow } from './stored-row.ts';

/** Adds rows by hand at the end of a batch in review, then of the import's last one, then of new ones. */
export async function addRowsTo(
  database: RollcallDatabase,
  change: ImportChange,
  asked: StoredBatch,
  people: readonly { person: StoredPerson; place?: Place | null; password?: RowPatch['password'] }[],
  now: number,
): Promise<{ batchId: string; rowId: string }[]> {
  const rows: StoredRow[] = [];
  let target = asked;
  let room = await roomIn(database, target);
  for (const { person, place = null, password } of people) {
    while (room.left === 0) {
      target = await batchAfter(database, change, target, now);
      room = await roomIn(database, target);
    }
    const id = crypto.randomUUID();
    const problems = [...check(person), ...(password?.problems ?? [])];
    const row = { id, batchId: target.id, position: room.position++, person, problems, place };
    rows.push(addedRow({ ...row, password: password?.sealed ?? null }));
    room.left -= 1;
    change.concerns(target);
  }
  await change.addRows(rows);
  return rows.map(({ id, batchId }) => ({ batchId, rowId: id }));
}

async function roomIn(database: RollcallDatabase, { id }: StoredBatch): Promise<{ left: number; position: number }> {
  const all = await rowsOf(database, id);
  const last = all.at(-1);
  return { left: Math.max(0, maxRowsPerBatch - all.length), position: last ? last.position + 1 : 0 };
}

/** The import's last batch if it can take rows and comes after the one that is full, else a new one. */
async function batchAfter(
  database: RollcallDatabase,
  change: ImportChange,
  full: StoredBatch,
  now: number,
): Promise<StoredBatch> {
  const last = (await importBatches(database, full.importId)).at(-1) ?? full;
  if (last.part > full.part && last.stage === 'review' && last.sourceIndex === full.sourceIndex) return last;
  const { importId, name, source, sourceIndex } = full;
  const part = last.part + 1;
  const choices = choicesOf(full);
  const made = emptyBatch({ id: crypto.randomUUID(), importId, part, sourceIndex, name, source, choices, now });
  await change.addBatch({ ...made, columns: full.columns, capture: full.capture });
  return made;
}
