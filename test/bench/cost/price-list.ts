/**
 * What Cloudflare asks beyond what Workers Paid (5 dollars a month) includes, from the pricing pages of Workers, D1 and
 * Queues as they stood in November 2026. Included in a month are 25 billion rows read and 50 million written, 10 million
 * requests, 30 million milliseconds of CPU, 1 million operations of queues.
 */
const prices = {
  /** D1: dollars for a million rows read, written. */
  rowsRead: 0.001e-6,
  rowsWritten: 1e-6,
  /** Workers: requests (messages of queues and ticks too), milliseconds of CPU. */
  requests: 0.3e-6,
  cpuMs: 0.02e-6,
  /** Queues: three operations for each message of up to 64 KB: written, read, deleted. */
  queueOperations: 0.4e-6,
} as const;

/** What something used; every number may be a fraction, as of one person. */
type Usage = Record<keyof typeof prices, number>;

/** Dollars for a usage, if nothing of it were included in the plan. */
export function dollarsFor(usage: Usage): number {
  return (Object.keys(prices) as (keyof typeof prices)[]).reduce((sum, of) => sum + usage[of] * prices[of], 0);
}

/** The same usage so many times. */
export function times(usage: Usage, factor: number): Usage {
  const { rowsRead, rowsWritten, requests, cpuMs, queueOperations } = usage;
  return {
    rowsRead: rowsRead * factor,
    rowsWritten: rowsWritten * factor,
    requests: requests * factor,
    cpuMs: cpuMs * factor,
    queueOperations: queueOperations * factor,
  };
}
