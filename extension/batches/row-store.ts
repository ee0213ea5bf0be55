import type { RollcallDatabase } from './database.ts';
import { type StoredRow, storedRows } from './stored-row.ts';
import { recordsOf, storableRows } from './stored-rows.ts';

/** What this page has read or written last of a batch, as long as something uses it. */
const lastRead = new Map<string, { stamp: string; rows: WeakRef<readonly StoredRow[]> }>();

/** Milliseconds for which rows that were written are kept, so that nobody has to parse them anew: a long change takes some. */
const readSoon = 10_000;

/**
 * The rows of a batch in their order; nobody may change them, others are given the same ones. Throws when one of them
 * cannot be read.
 */
export async function readRows(database: RollcallDatabase, batchId: string): Promise<readonly StoredRow[]> {
  const last = lastRead.get(batchId);
  const known = last?.rows.deref();
  if (last && known && (await isStamped(database, batchId, last.stamp))) return known;
  const record = await database.batchRows.get(batchId);
  if (!record) return [];
  const rows = storedRows(recordsOf(record));
  lastRead.set(batchId, { stamp: record.stamp, rows: new WeakRef(rows) });
  return rows;
}

/** Whether a batch still has this stamp: the index tells it without the text, which is half a megabyte. */
async function isStamped(database: RollcallDatabase, batchId: string, stamp: string): Promise<boolean> {
  return (await database.batchRows.where('stamp').equals(stamp).primaryKeys()).includes(batchId);
}

/** Writes rows of a batch, which has no others after it, in this order. */
export async function replaceRowsOf(
  database: RollcallDatabase,
  batchId: string,
  rows: readonly StoredRow[],
): Promise<void> {
  if (rows.length === 0) return database.batchRows.delete(batchId);
  const stored = storableRows(batchId, rows);
  lastRead.set(batchId, { stamp: stored.stamp, rows: new WeakRef(rows) });
  // Whoever is told of the change reads them soon; nothing else may hold them until then.
  setTimeout(() => rows, readSoon);
  await database.batchRows.put(stored);
}

/** Writes rows into their batches, over those of the same ids, by their positions. The others stay as they are. */
export function putRows(database: RollcallDatabase, rows: readonly StoredRow[]): Promise<void> {
  return database.transaction('rw', database.batchRows, async () => {
    for (const [batchId, own] of Map.groupBy(rows, (row) => row.batchId)) {
      const news = new Map(own.map((row) => [row.id, row]));
      const all = (await readRows(database, batchId)).map((row) => {
        const next = news.get(row.id);
        news.delete(row.id);
        return next ?? row;
      });
      all.push(...news.values());
      // Nearly always they are in order.
      all.sort((a, b) => a.position - b.position);
      await replaceRowsOf(database, batchId, all);
    }
  });
}

/** Takes rows, by their ids, out of a batch. */
export function dropRows(database: RollcallDatabase, batchId: string, ids: ReadonlySet<string>): Promise<void> {
  return database.transaction('rw', database.batchRows, async () => {
    const all = await readRows(database, batchId);
    const left = all.filter(({ id }) => !ids.has(id));
    if (left.length < all.length) await replaceRowsOf(database, batchId, left);
  });
}

/** The batches in which rows, by their ids, were when this page read them last: where to look first. */
export function lastHolders(ids: Pick<ReadonlySet<string>, 'has' | 'size'>): string[] {
  const holders: string[] = [];
  let left = ids.size;
  for (const [batchId, { rows }] of lastRead) {
    if (left <= 0) break;
    let own = 0;
    for (const { id } of rows.deref() ?? []) if (ids.has(id)) own += 1;
    if (own > 0) holders.push(batchId);
    left -= own;
  }
  return holders;
}

/** The batches with rows of which a field has one of these values; nothing of them is parsed. */
export async function batchesWith(
  database: RollcallDatabase,
  field: 'id' | 'address',
  values: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  if (values.size === 0) return found;
  // In JSON a quote within a text is escaped, so no value can look like a field.
  const fields = new RegExp(`"${field}":("(?:[^"\\\\]|\\\\.)*")`, 'g');
  await database.batchRows.each(({ batchId, text }) => {
    for (const [, value = '""'] of text.matchAll(fields)) {
      if (!values.has(JSON.parse(value))) continue;
      found.push(batchId);
      return;
    }
  });
  return found;
}
