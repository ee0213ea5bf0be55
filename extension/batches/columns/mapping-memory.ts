import * as v from 'valibot';
import { foldHeader } from '../../../shared/reading/header-meaning.ts';
import type { Column, ColumnMeaning, ReadingChoices } from '../../../shared/reading/reading.ts';
import type { RollcallDatabase } from '../database.ts';
import { isSingle } from './single-meaning.ts';
import { StoredMapping } from './stored-mapping.ts';

/** Headers whose columns are remembered, the newest ones. */
export const maxMappings = 100;

/** What this page remembers or forgets at the moment, or did last; null when it never did. */
let lastWrite: Promise<void> | null = null;

/**
 * Remembers what the admin chose for columns (by their index), beside earlier choices, for the next list with the same
 * header. A list without a header is not remembered: nothing would tell it from others.
 */
export function rememberMapping(
  database: RollcallDatabase,
  columns: readonly Column[],
  chosen: ReadonlyMap<number, ColumnMeaning>,
  now: number,
): Promise<void> {
  return inTurn(async () => {
    const key = await keyOf(columns);
    if (key === null || chosen.size === 0) return;
    await database.transaction('rw', database.mappings, async () => {
      const known = await database.mappings.get(key);
      const earlier = known ? v.parse(StoredMapping, known).meanings : [];
      const meanings = [...new Map([...withoutTaken(earlier, chosen), ...chosen])];
      await database.mappings.put({ key, meanings, usedAt: now });
      const keys = await database.mappings.orderBy('usedAt').primaryKeys();
      await database.mappings.bulkDelete(keys.slice(0, Math.max(0, keys.length - maxMappings)));
    });
  });
}

/**
 * What was chosen for a list with this header, to be read with; null when nothing was. What this page is about to
 * remember counts as remembered.
 */
export async function rememberedMapping(
  database: RollcallDatabase,
  columns: readonly Column[],
): Promise<Required<ReadingChoices> | null> {
  await lastWrite?.catch(() => {});
  const key = await keyOf(columns);
  const stored = key === null ? undefined : await database.mappings.get(key);
  return stored ? { meanings: new Map(v.parse(StoredMapping, stored).meanings) } : null;
}

/** Whether anything was ever chosen for columns, and is remembered: else no list has to be looked up. */
export async function hasMappings(database: RollcallDatabase): Promise<boolean> {
  return (await database.mappings.count()) > 0;
}

/** Whether this page chose for columns: what a live query knows may be older. */
export function wasChosenHere(): boolean {
  return lastWrite !== null;
}

/** Forgets what was chosen for lists with this header. */
export function forgetMapping(database: RollcallDatabase, columns: readonly Column[]): Promise<void> {
  return inTurn(async () => {
    const key = await keyOf(columns);
    if (key !== null) await database.mappings.delete(key);
  });
}

/** Forgets all that was ever chosen for columns. */
export function forgetMappings(database: RollcallDatabase): Promise<void> {
  return inTurn(() => database.mappings.clear());
}

function inTurn(write: () => Promise<void>): Promise<void> {
  lastWrite = (lastWrite ?? Promise.resolve()).then(write, write);
  return lastWrite;
}

/** Earlier choices that the new ones do not contradict: a meaning moves with its newest choice. */
function withoutTaken(
  earlier: StoredMapping['meanings'],
  chosen: ReadonlyMap<number, ColumnMeaning>,
): StoredMapping['meanings'] {
  const given = new Set(chosen.values());
  return earlier.filter(([, meaning]) => !(isSingle(meaning) && given.has(meaning)));
}

/** A digest, since a header that somebody wrote may say anything; call it outside of transactions. */
async function keyOf(columns: readonly Column[]): Promise<string | null> {
  const cells = columns.map(({ header }) => foldHeader(header));
  // Columns at the end that have no header come and go with the values below them.
  const named = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  if (named.length === 0) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(named)));
  return Array.from(new Uint8Array(digest), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
