import { Dexie, type Table } from 'dexie';
import type { StoredPreferences } from '../preferences/stored-preferences.ts';
import type { PendingConnection, StoredSpace } from '../spaces/stored-space.ts';
import type { StoredBasketEntry } from './basket/stored-basket-entry.ts';
import type { StoredMapping } from './columns/stored-mapping.ts';
import type { StoredChange, StoredImages } from './history/stored-change.ts';
import type { StoredSheetReading } from './living/stored-sheet-reading.ts';
import type { StoredPasswordKey } from './passwords/sealed-password.ts';
import type { SessionMemory } from './passwords/session-memory.ts';
import type { StoredKey } from './sealed-text.ts';
import type { StoredBatch } from './stored-batch.ts';
import type { StoredCapture } from './stored-capture.ts';
import type { StoredDraft } from './stored-draft.ts';
import type { StoredRows } from './stored-rows.ts';
import { toVersion2 } from './versions/version-2.ts';
import { toVersion3 } from './versions/version-3.ts';

/**
 * The extension's truth about its work, one record type per table; every store parses what it reads, since another
 * version of this code may have written it. What must not outlive the browser lies beside it, in the browser's memory.
 */
export class RollcallDatabase extends Dexie {
  declare readonly batches: Table<StoredBatch, string>;
  declare readonly batchRows: Table<StoredRows, string>;
  declare readonly captures: Table<StoredCapture, [string, number]>;
  declare readonly changes: Table<StoredChange, number, Omit<StoredChange, 'id'>>;
  declare readonly images: Table<StoredImages, number, Omit<StoredImages, 'id'>>;
  declare readonly mappings: Table<StoredMapping, string>;
  declare readonly drafts: Table<StoredDraft, string>;
  declare readonly basket: Table<StoredBasketEntry, string>;
  declare readonly sheetReadings: Table<StoredSheetReading, [string, number]>;
  declare readonly preferences: Table<StoredPreferences, string>;
  declare readonly spaces: Table<StoredSpace, string>;
  declare readonly connections: Table<PendingConnection, string>;
  declare readonly keys: Table<StoredKey, string>;
  declare readonly passwordKeys: Table<StoredPasswordKey, string>;
  readonly memory: SessionMemory;

  constructor(name: string, memory: SessionMemory) {
    // Strict: what was shown as approved, or received as a receipt, must survive a power cut. Chromium's default is
    // relaxed, and Dexie knows one setting for all transactions.
    super(name, { chromeTransactionDurability: 'strict' });
    this.memory = memory;
  }
}

/** Opens (at first use) the database of this extension; several may be open at once. */
export function openDatabase({
  name = 'rollcall',
  memory,
}: {
  name?: string;
  memory: SessionMemory;
}): RollcallDatabase {
  const database = new RollcallDatabase(name, memory);
  database.version(1).stores({
    // A batch without a `followAt` (null) is in no index of it, so that old batches cost a pass nothing.
    batches: 'id, importId, stage, followAt',
    // A row without a usable address (null) is in no index of it.
    rows: 'id, [batchId+position], address',
    captures: '[importId+sourceIndex]',
    changes: '++id, importId',
    images: '++id, changeId',
    mappings: 'key, usedAt',
    drafts: 'id',
    spaces: 'address',
    connections: 'id',
    keys: 'id',
  });
  database.version(2).stores({ passwordKeys: 'id, importId' }).upgrade(toVersion2);
  database
    .version(3)
    .stores({
      basket: 'id, capturedAt',
      sheetReadings: '[importId+sourceIndex], importId, sheetId, documentId',
      preferences: 'id',
      // Instead of a record a row: those of a batch in one.
      rows: null,
      batchRows: 'batchId',
    })
    .upgrade(toVersion3);
  // Whether rows are what they were is looked up without them.
  database.version(4).stores({ batchRows: 'batchId, stamp' });
  return database;
}
