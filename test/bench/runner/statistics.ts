/** The middle of the values, or the mean of the two in the middle. Throws without any. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  if (high === undefined || low === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** A size, and what it cost. */
interface Point {
  size: number;
  cost: number;
}

/**
 * The power of the size with which the cost grows: the slope of the least-squares line through the logarithms. 1 is
 * linear, 0 the same at every size. Null with less than two sizes, or where something cost nothing.
 */
export function growthExponent(points: readonly Point[]): number | null {
  const places = points.filter(({ size, cost }) => size > 0 && cost > 0);
  if (places.length < points.length || new Set(places.map(({ size }) => size)).size < 2) return null;
  const xs = places.map(({ size }) => Math.log(size));
  const ys = places.map(({ cost }) => Math.log(cost));
  const meanX = mean(xs);
  const meanY = mean(ys);
  const spread = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  return xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0) / spread;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
