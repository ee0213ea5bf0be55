/** A name and the key by which it is compared (`nameKey`). */
export interface KeyedName {
  key: string;
  name: string;
}

/** Characters of a key for which a name is looked for, at most: taking letters apart can make eighteen of one. */
const longestKey = 200;

/**
 * The name that differs least from a key, if so little that it may be meant: one slip in a short name, two or three in
 * a longer one (insertion, deletion, replacement, or a swap of two neighbours). Null when there is none.
 */
export function nearestName(key: string, names: readonly KeyedName[]): string | null {
  if (key.length > longestKey) return null;
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

/**
 * Slips that lead from one text to the other (optimal string alignment); more than `limit` as soon as that is sure.
 * Only the diagonals within the limit are looked at, `column - row + limit` being the place of one: five thousand
 * groups with long names that resemble each other would cost a minute otherwise.
 */
function slipsBetween(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return tooMany;
  const [a, b] = differingParts(one, other);
  let before: number[] = [];
  let above = Array.from({ length: 2 * limit + 1 }, (_, place) => (place < limit ? tooMany : place - limit));
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [];
    let leastOfRow = tooMany;
    for (let place = 0; place <= 2 * limit; place++) {
      const column = row + place - limit;
      let slips = column === 0 ? row : tooMany;
      if (column > 0 && column <= b.length) {
        const replaced = (above[place] ?? tooMany) + (a[row - 1] === b[column - 1] ? 0 : 1);
        slips = Math.min(replaced, (above[place + 1] ?? tooMany) + 1, (current[place - 1] ?? tooMany) + 1);
        const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
        if (isSwap) slips = Math.min(slips, (before[place] ?? tooMany) + 1);
      }
      current.push(slips);
      if (slips < leastOfRow) leastOfRow = slips;
    }
    if (leastOfRow > limit) return tooMany;
    before = above;
    above = current;
  }
  return above[b.length - a.length + limit] ?? tooMany;
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
