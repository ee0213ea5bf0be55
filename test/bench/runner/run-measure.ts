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

/** Milliseconds after which a quick run of one size is content with the runs it has. */
const quickEnough = 4000;

/** How thorough to be. */
interface Effort {
  /** Leaves the largest of several sizes out, and runs three times at most: once, where that takes long. */
  quick: boolean;
  /** Called before each run: no side pays for what the other has left behind. */
  collectGarbage: () => void;
  /** Ends the run that is on, which then rejects; what it has set up is taken down. */
  stopped: AbortSignal;
  /** Is told what is done next. */
  told: (words: string) => void;
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
  { quick, collectGarbage, stopped, told }: Effort,
): Promise<Finding[]> {
  const runs = quick ? 3 : (measure.runs ?? usualRuns);
  const place = `${measure.name}, ${size.toLocaleString('en')}`;
  told(`${place}: setting up`);
  const contest = await measure.prepare(size);
  const start = performance.now();
  try {
    const ours: Sample[] = [];
    const against: Sample[] = [];
    const sides: { side: Side; samples: Sample[] }[] = [{ side: contest.ours, samples: ours }];
    if (contest.against) sides.push({ side: contest.against, samples: against });
    for (let run = 0; run <= runs; run += 1) {
      if (quick && run > 1 && performance.now() - start > quickEnough) break;
      told(run === 0 ? `${place}: warming up` : `${place}: run ${run} of ${runs}`);
      for (const { side, samples } of run % 2 === 0 ? sides : sides.toReversed()) {
        collectGarbage();
        const sample = await withinPatience(side, stopped);
        if (run > 0) samples.push(sample);
      }
    }
    return measure.series.map((series) => {
      const own = valuesOf(ours, series);
      if (own.length < ours.length || own.length === 0)
        throw new Error(`${measure.name} did not measure "${series.name}" in every run.`);
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
