import { foldHeader } from '../../../shared/reading/header-meaning.ts';
import type { Column, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { isSingle } from '../columns/single-meaning.ts';
import { onlyOnes } from './only-ones.ts';

/**
 * What the columns of a list mean that is read again, by their index: what they meant before, wherever they stand now. A
 * column is found again by its header; without a header row, now or ever, by its place, if the addresses still stand where
 * they stood. What is new means what the reader found (`now`). Null: the reader alone is right.
 */
export function carriedMeanings(
  before: readonly Column[],
  now: readonly Column[],
): ReadonlyMap<number, ColumnMeaning> | null {
  if (before.length === 0 || now.length === 0) return null;
  const hasHeader = (columns: readonly Column[]) => columns.some(({ header }) => header !== '');
  const former = hasHeader(before) && hasHeader(now) ? byHeader(before, now) : byPlace(before, now);
  if (former.size === 0) return null;
  const taken = new Set([...former.values()].filter(isSingle));
  const meanings = new Map<number, ColumnMeaning>();
  for (const { index, meaning } of now) {
    const carried = former.get(index);
    meanings.set(index, carried !== undefined ? carried : isSingle(meaning) && taken.has(meaning) ? null : meaning);
  }
  return [...meanings.values()].includes('email') ? meanings : null;
}

function byHeader(before: readonly Column[], now: readonly Column[]): Map<number, ColumnMeaning> {
  const former = byOwnHeader(before);
  const found = new Map<number, ColumnMeaning>();
  for (const [header, { index }] of byOwnHeader(now)) {
    const column = former.get(header);
    if (column) found.set(index, column.meaning);
  }
  return found;
}

function byPlace(before: readonly Column[], now: readonly Column[]): Map<number, ColumnMeaning> {
  const emailIn = (columns: readonly Column[]) => columns.find(({ meaning }) => meaning === 'email')?.index;
  if (now.some(({ header }) => header !== '') || emailIn(before) !== emailIn(now)) return new Map();
  return new Map(before.map(({ index, meaning }) => [index, meaning]));
}

function byOwnHeader(columns: readonly Column[]): Map<string, Column> {
  return onlyOnes(columns, ({ header }) => foldHeader(header));
}
