/** A name and the key by which it is compared (`nameKey`). */
export interface KeyedName {
  key: string;
  name: string;
}

/**
 * The name that differs least from a key, if so little that it may be meant: one slip in a short name, two or three in
 * a longer one (insertion, deletion, replacement, or a swap of two neighbours). Null when there is none.
 */
export function nearestName(key: string, names: readonly KeyedName[]): string | null {
  let nearest: string | null = null;
  let limit = tolerance(key.length);
  for (const candidate of names) {
    const slips = slipsBetween(key, candidate.key, limit);
    if (slips > limit) continue;
    nearest = candidate.name;
    // The next one has to be nearer still.
    limit = slips - 1;
    if (limit < 1) break;
  }
  return nearest;
}

function tolerance(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

/** Slips that lead from one text to the other (optimal string alignment); more than `limit` as soon as that is sure. */
function slipsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  const [a, b] = differingParts(one, other);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let leastOfRow = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let slips = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
      if (slips < leastOfRow) leastOfRow = slips;
    }
    if (leastOfRow > limit) return limit + 1;
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}

/** Two texts without what they begin and end with in common. */
function differingParts(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}
