/** Chance that can be had again: the same seed gives the same draws. */
export interface SeededRandom {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** A whole number from `first` to `last`, both of which can be drawn. */
  between(first: number, last: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Draws from a seed (mulberry32: 32 bits of state, good enough to choose moments). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick(list) {
      const drawn = list.slice(below(list.length))[0];
      if (drawn === undefined) throw new Error('nothing to pick from');
      return drawn;
    },
  };
}
