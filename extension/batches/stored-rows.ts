import * as v from 'valibot';
import { ClientId } from '../../shared/contract/protocol.ts';
import { SealedPassword } from './passwords/sealed-password.ts';
import type { StoredRow } from './stored-row.ts';

/**
 * The rows of one batch as IndexedDB keeps them, in one record: a record, and an entry of each index, for every row took
 * 30 times as long to write for 100,000 rows, and 50 times as long to change.
 */
export const StoredRows = v.object({
  batchId: ClientId,
  /** Another one after each writing: rows that were read under the same stamp are not parsed again. */
  stamp: v.string(),
  /** The rows as JSON, by their positions, without passwords; browsers copy text several times faster than objects. */
  text: v.string(),
  /** The sealed passwords, which are octets, by the ids of their rows. */
  passwords: v.array(v.object({ rowId: ClientId, password: SealedPassword })),
});
/** See the schema of the same name. */
export type StoredRows = v.InferOutput<typeof StoredRows>;

/** Rows of one batch as they are stored. */
export function storableRows(batchId: string, rows: readonly StoredRow[]): StoredRows {
  const passwords = rows.flatMap(({ id, password }) => (password ? [{ rowId: id, password }] : []));
  const withoutThem = passwords.length === 0 ? rows : rows.map((row) => ({ ...row, password: null }));
  return { batchId, stamp: crypto.randomUUID(), text: JSON.stringify(withoutThem), passwords };
}

/** What a record holds, not looked at yet: each is a row if this version of the extension wrote it. */
export function recordsOf(stored: StoredRows): unknown[] {
  const { text, passwords } = v.parse(StoredRows, stored);
  const records = v.parse(v.array(v.unknown()), JSON.parse(text));
  if (passwords.length === 0) return records;
  const byRow = new Map(passwords.map(({ rowId, password }) => [rowId, password]));
  return records.map((record) => {
    const password = byRow.get(idOf(record));
    return password ? Object.assign({}, record, { password }) : record;
  });
}

function idOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'id' in record ? String(record.id) : '';
}
