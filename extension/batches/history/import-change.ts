import type { RollcallDatabase } from '../database.ts';
import { dropRows, putRows } from '../row-store.ts';
import type { ImportChoices, StoredBatch } from '../stored-batch.ts';
import type { StoredRow } from '../stored-row.ts';
import { cutRedo, startChange, trimChanges } from './change-store.ts';
import { imageOf } from './image.ts';
import type { ChangeKind, Image } from './stored-change.ts';

/** Images kept in one record, at least. */
const slice = 1000;

/** Rows whose ids are looked up between two turns of the page, in some milliseconds. */
const step = 10_000;

/** Told how many rows are written; a change of very many takes seconds. */
export type OnProgress = (rows: number) => void;

/**
 * A change of one import under way. What goes through it is written at once and can be undone as one step; every plan
 * that was computed before is unfit for approval.
 */
export class ImportChange {
  readonly #database: RollcallDatabase;
  readonly #kind: ChangeKind;
  readonly #onProgress: OnProgress | undefined;
  readonly #batches = new Map<string, StoredBatch>();
  readonly #seenRows = new Set<string>();
  readonly #rowImages: Image[] = [];
  readonly #rowBatches = new Set<string>();
  readonly #batchImages = new Map<string, Image['was']>();
  #changeId: number | null = null;
  #rows = 0;
  #rowId: string | null = null;

  constructor(database: RollcallDatabase, kind: ChangeKind, onProgress: OnProgress | undefined) {
    this.#database = database;
    this.#kind = kind;
    this.#onProgress = onProgress;
  }

  /** Tells a batch whose rows are about to be changed; all have to be of one import. */
  concerns(batch: StoredBatch): void {
    const [known] = this.#batches.values();
    if (known && known.importId !== batch.importId) throw new Error('A change is of one import.');
    if (!this.#batches.has(batch.id)) this.#batches.set(batch.id, batch);
  }

  /** Lets the page draw and hear where nothing is to be written: in a transaction, only what asks the database does. */
  async giveTurn(): Promise<void> {
    await this.#database.changes.count();
  }

  /** Looks at each of very many, with turns for the page. */
  async eachOf<One>(all: readonly One[], look: (one: One) => void): Promise<void> {
    for (const [at, one] of all.entries()) {
      if (at > 0 && at % step === 0) await this.giveTurn();
      look(one);
    }
  }

  /** Writes rows that were there before, in another state. */
  async updateRows(pairs: readonly { before: StoredRow; after: StoredRow }[]): Promise<void> {
    const moved = pairs.filter(({ before, after }) => before.batchId !== after.batchId);
    await this.#drop(moved.map(({ before }) => before));
    // A batch at a time: the page gets its turn in between.
    for (const own of Map.groupBy(pairs, ({ after }) => after.batchId).values()) {
      await putRows(
        this.#database,
        own.map(({ after }) => after),
      );
      for (const { before, after } of own) this.#keepRow([before, after], imageOf(before, after));
      await this.#flush();
    }
  }

  /** Writes rows that are new. */
  async addRows(rows: readonly StoredRow[]): Promise<void> {
    for (const own of Map.groupBy(rows, ({ batchId }) => batchId).values()) {
      await putRows(this.#database, own);
      for (const row of own) this.#keepRow([row], null);
      await this.#flush();
    }
  }

  /** Deletes rows. */
  async removeRows(rows: readonly StoredRow[]): Promise<void> {
    for (const own of Map.groupBy(rows, ({ batchId }) => batchId).values()) {
      await this.#drop(own);
      for (const row of own) this.#keepRow([row], row);
      await this.#flush();
    }
  }

  /** Adds an empty batch to the import. */
  async addBatch(batch: StoredBatch): Promise<void> {
    this.concerns(batch);
    await this.#database.batches.add(batch);
    this.#keepBatch(batch.id, null);
  }

  /** Changes fields of a batch. */
  async updateBatch(
    batch: StoredBatch,
    patch: Partial<Pick<StoredBatch, 'columns' | 'leftovers' | 'mergedSources'> & ImportChoices>,
  ): Promise<void> {
    this.concerns(batch);
    await this.#database.batches.update(batch.id, patch);
    this.#keepBatch(batch.id, imageOf(batch, { ...batch, ...patch }));
  }

  /** Deletes a batch that has no rows any more. */
  async removeBatch(batch: StoredBatch): Promise<void> {
    this.concerns(batch);
    await this.#database.batches.delete(batch.id);
    this.#keepBatch(batch.id, batch);
  }

  /** Ends the change: it becomes the one that is undone next. Nothing is kept of a change that changed nothing. */
  async finish(): Promise<void> {
    await this.#store([...this.#batchImages].map(([id, was]) => ({ id, was })));
    const [first] = this.#batches.values();
    if (this.#changeId === null || !first) return;
    await this.#database.changes.update(this.#changeId, { rows: this.#rows, rowId: this.#rowId });
    await trimChanges(this.#database, first.importId);
    for (const id of this.#batches.keys()) await raiseRevision(this.#database, id);
  }

  async #drop(rows: readonly StoredRow[]): Promise<void> {
    for (const [batchId, own] of Map.groupBy(rows, (row) => row.batchId)) {
      await dropRows(this.#database, batchId, new Set(own.map(({ id }) => id)));
    }
  }

  #keepRow([row, moved = row]: readonly [StoredRow, StoredRow?], was: Image['was']): void {
    const { id } = row;
    // The image is what was there before the change, and a second one would have to be put together with it.
    if (this.#seenRows.has(id)) throw new Error('A change writes each row once.');
    this.#seenRows.add(id);
    this.#rows += 1;
    this.#rowId ??= id;
    this.#rowImages.push({ id, was });
    this.#rowBatches.add(row.batchId).add(moved.batchId);
  }

  #keepBatch(id: string, was: Image['was']): void {
    const known = this.#batchImages.get(id);
    // Made by this change: whatever else it did to it, undoing takes it away.
    if (known === null) return;
    this.#batchImages.set(id, known && was ? { ...was, ...known } : was);
  }

  async #flush(): Promise<void> {
    if (this.#rowImages.length >= slice) await this.#store([]);
    this.#onProgress?.(this.#rows);
  }

  async #store(batches: Image[]): Promise<void> {
    if (this.#rowImages.length + batches.length === 0) return;
    this.#changeId ??= await this.#begin();
    const rows = this.#rowImages.splice(0);
    const batchIds = [...this.#rowBatches];
    this.#rowBatches.clear();
    await this.#database.images.add({ changeId: this.#changeId, batchIds, rows, batches });
  }

  async #begin(): Promise<number> {
    const [first] = this.#batches.values();
    if (!first) throw new Error('A change tells its batches before it writes.');
    await cutRedo(this.#database, first.importId);
    return startChange(this.#database, { importId: first.importId, kind: this.#kind });
  }
}

/**
 * Runs a change in one transaction: all of it or nothing is written, and it becomes one step of undo. What `work`
 * awaits has to be the database.
 */
export function changeImport<Answer>(
  database: RollcallDatabase,
  kind: ChangeKind,
  work: (change: ImportChange) => Promise<Answer>,
  onProgress?: OnProgress,
): Promise<Answer> {
  const { batches, batchRows, changes, images } = database;
  return database.transaction('rw', [batches, batchRows, changes, images], async () => {
    const change = new ImportChange(database, kind, onProgress);
    const answer = await work(change);
    await change.finish();
    return answer;
  });
}

/** Makes every plan of a batch unfit for approval that was computed before now. */
export async function raiseRevision(database: RollcallDatabase, batchId: string): Promise<void> {
  const found = await database.batches.get(batchId);
  if (found) await database.batches.update(batchId, { revision: found.revision + 1 });
}
