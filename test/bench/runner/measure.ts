/** What one run of one side gave: numbers by series, in the unit of the series' goal; most measures have one series. */
export type Sample = Readonly<Record<string, number>>;

/** One of the two sides of a comparison: does the work once, with what stays out of the time before and after it. */
export type Side = () => Promise<Sample>;

/** A measure set up for one size. */
interface Contest {
  ours: Side;
  /** Null where only a limit counts. */
  against: Side | null;
  /** Takes down what was set up. */
  end(): Promise<void>;
}

/** What a series has to keep: at most so many times the other side, so many times faster, or a limit. */
export type Goal = { atMostTimes: number } | { timesFaster: number } | { atMost: number } | { atLeast: number };

/** One number of a measure that is told, and what it has to keep. */
export interface Series {
  name: string;
  unit: 'ms' | 'KiB' | 'rows' | 'requests' | 'operations' | 'dollars' | 'frames/s' | 'B/row';
  /** Null: told, and nothing more. */
  goal: Goal | null;
  /** Sizes at which the goal counts; all without. */
  at?: readonly number[];
}

/** One row of the bench: something that is done in a number of sizes, and what it is compared with in the same run. */
export interface Measure {
  /** In kebab-case, for `--only`. */
  name: string;
  /** What is measured, in words. */
  what: string;
  /** What it is compared with, in words; empty without. */
  with: string;
  /** Ascending. */
  sizes: readonly number[];
  series: readonly Series[];
  /** Runs of each side, after one that does not count; fewer than five are no result. */
  runs?: number;
  /** Whether it needs what `--peers` installs. */
  needsPeers?: boolean;
  prepare(size: number): Promise<Contest>;
}

/** The one series of measures that have no other. */
export const time = 'time';

/** How long something took, as the sample of a side. */
export async function timed(work: () => unknown): Promise<Sample> {
  const start = performance.now();
  await work();
  return { [time]: performance.now() - start };
}

/** How much of one processor the work took, whatever else the machine did meanwhile; for work that never waits. */
export function computed(work: () => unknown): Sample {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return { [time]: (user + system) / 1000 };
}
