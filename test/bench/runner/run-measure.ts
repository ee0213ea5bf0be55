import type { Measure, Sample, Series, Side } from './measure.ts';
import { growthExponent } from './statistics.ts';
import { type Finding, findingOf } from './verdict.ts';

/** Runs of each side unless the measure says otherwise. */
const usualRuns = 5;

/** Milliseconds after which a run is given up: what stands still must not stop the rest of the bench. */
const patience = 300_000;

/** What a measure gave: its findings at every size, and how each series grows. */
export interface Result {
  measure: Measure;
  findings: Finding[];
  /** See `growthExponent`; by the name of the series. */
  exponents: Record<string, number | null>;
}

/** How thorough to be: a quick run leaves the largest of several sizes out and runs three times. */
interface Effort {
  quick: boolean;
  /** Called before each run: no side pays for what the other has left behind. */
  collectGarbage: () => void;
  /** Ends the run that is on, which then rejects; what it has set up is taken down. */
  stopped: AbortSignal;
}

/**
 * Measures at every size: both sides once without counting, then in turn, each beginning every other time. Rejects when
 * a side fails; what was set up is taken down in any case.
 */
export async function runMeasure(measure: Measure, effort: Effort): Promise<Result> {
  const findings: Finding[] = [];
  const { quick } = effort;
  for (const size of quick && measure.sizes.length > 1 ? measure.sizes.slice(0, -1) : measure.sizes) {
    findings.push(...(await runAtSize(measure, size, effort)));
  }
  const exponents = measure.series.map(({ name }) => {
    const points = findings.filter(({ series }) => series === name).map(({ size, ours }) => ({ size, cost: ours }));
    return [name, growthExponent(points)] as const;
  });
  return { measure, findings, exponents: Object.fromEntries(exponents) };
}

async function runAtSize(
  measure: Measure,
  size: number,
  { quick, collectGarbage, stopped }: Effort,
): Promise<Finding[]> {
  const runs = quick ? 3 : (measure.runs ?? usualRuns);
  const contest = await measure.prepare(size);
  try {
    const ours: Sample[] = [];
    const against: Sample[] = [];
    const sides: { side: Side; samples: Sample[] }[] = [{ side: contest.ours, samples: ours }];
    if (contest.against) sides.push({ side: contest.against, samples: against });
    for (let run = 0; run <= runs; run += 1) {
      for (const { side, samples } of run % 2 === 0 ? sides : sides.toReversed()) {
        collectGarbage();
        const sample = await withinPatience(side, stopped);
        if (run > 0) samples.push(sample);
      }
    }
    return measure.series.map((series) => {
      const own = valuesOf(ours, series);
      if (own.length < runs) throw new Error(`${measure.name} did not measure "${series.name}" in every run.`);
      return findingOf({ measure: measure.name, size, series }, own, valuesOf(against, series));
    });
  } finally {
    await contest.end();
  }
}

async function withinPatience(side: Side, stopped: AbortSignal): Promise<Sample> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience)]);
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = () =>
      reject(new Error(stopped.aborted ? 'It was stopped.' : `A run did not end in ${patience / 1000} seconds.`));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([side(), givenUp]);
}

function valuesOf(samples: readonly Sample[], { name }: Series): number[] {
  return samples.flatMap((sample) => sample[name] ?? []);
}
