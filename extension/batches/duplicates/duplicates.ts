import type { StoredRow } from '../stored-row.ts';
import type { NamedAddresses } from './named-addresses.ts';
import { canBeTwin, type WaitingTwin } from './waiting-twins.ts';

/**
 * Who else stands for the person of a row: other rows of the same import, in the list's order, and of other imports.
 */
export interface RowTwins {
  rows: StoredRow[];
  elsewhere: WaitingTwin[];
}

/**
 * The rows of one import that name somebody twice, by the row's id: within the import (`named` has followed it), or
 * with what waits in others. Rows that are left out, or sent already, are nobody's twin.
 */
export function duplicatesOf(
  rows: readonly StoredRow[],
  waiting: readonly WaitingTwin[],
  { twice: several }: Pick<NamedAddresses, 'twice'>,
): ReadonlyMap<string, RowTwins> {
  if (several.size + waiting.length === 0) return nobody;
  const elsewhere = grouped(waiting, ({ address }) => address);
  // Nearly everybody is named once, and groups of one cost the most.
  const candidates = rows.filter(
    (row) => row.address !== null && (several.has(row.address) || elsewhere.has(row.address)) && canBeTwin(row),
  );
  const here = grouped(candidates, ({ address }) => address);
  const twins = new Map<string, RowTwins>();
  for (const [address, group] of here) {
    const others = elsewhere.get(address) ?? [];
    if (group.length + others.length < 2) continue;
    // A group of n rows would fill n lists of n - 1: the first ones tell enough.
    const told = group.slice(0, mostTold + 1);
    for (const row of group) {
      twins.set(row.id, { rows: told.filter((other) => other !== row).slice(0, mostTold), elsewhere: others });
    }
  }
  return twins;
}

/** Rows that are named beside one of their twins, at most. */
const mostTold = 20;

const nobody: ReadonlyMap<string, RowTwins> = new Map();

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
