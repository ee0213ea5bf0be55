import { parseArgs } from 'node:util';
import { resultTable } from './result-table.ts';
import { allScenarios as everyScenario } from './scenarios/all-scenarios.ts';
import { canMountDisks } from './small-disk.ts';
import { medley, sweep, type Turn } from './sweep.ts';

// `npm run faults`: every scenario as often as it says, in an order that the seed shuffles; `-- --seed N --only NAME`
// plays one again, `--minutes M` begins nothing new after so many, `--short` is the part of it that `npm test` runs.

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? (values.short ? 1 : Date.now() % 1_000_000));
const end = values.minutes === undefined ? Infinity : performance.now() + Number(values.minutes) * 60_000;

const mountsDisks = await canMountDisks();
const allScenarios = everyScenario.filter(({ onSmallDisks }) => !onSmallDisks || mountsDisks);
const skipped = everyScenario.filter((scenario) => !allScenarios.includes(scenario)).map(({ name }) => name);
if (skipped.length > 0) console.log(`Skipped, as only root may mount a disk to fill: ${skipped.join(', ')}`);
const turns = values.short ? shortTurns() : values.only === undefined ? longTurns() : [onlyTurn(values.only)];
console.log(`${turns.length === 1 ? '1 scenario' : `${turns.length} scenarios`}, seed ${seed}`);
const stopping = new AbortController();

/** What a world has started may end this process at a signal by itself, before the rest is stopped; so we alone listen. */
function takeSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => stopping.abort());
  }
}

takeSignals();
const results = await sweep(turns, {
  end,
  stopped: stopping.signal,
  started: takeSignals,
  tell({ name, seed, seconds, kills, rows, violations }, place) {
    const found = violations.length === 0 ? 'held' : `${violations.length} BROKEN: ${violations[0]?.invariant}`;
    const progress = `${String(place).padStart(4)} of ${turns.length}`;
    console.log(
      `${progress}  ${seconds.toFixed(1).padStart(6)} s  ${name} --seed ${seed}: ${kills} kills, ${rows} rows, ${found}`,
    );
  },
});
console.log(`\n${resultTable(results)}`);
// What a broken scenario has left running must not keep this process.
process.exit(stopping.signal.aborted || results.some(({ violations }) => violations.length > 0) ? 1 : 0);

/** All of them, round after round, so that a sweep that is cut short has played each kind. */
function longTurns(): Turn[] {
  const most = Math.max(...allScenarios.map(({ times }) => times));
  return Array.from({ length: most }, (_, round) => round)
    .flatMap((round) => allScenarios.filter(({ times }) => times > round))
    .map((scenario, index) => ({ scenario, seed: seed + index }));
}

/** The cheap ones of all families, brought to their end together. */
function shortTurns(): Turn[] {
  const cheap = allScenarios.filter(({ isShort }) => isShort);
  return [{ scenario: medley('short', cheap), seed }];
}

function onlyTurn(name: string): Turn {
  const scenario = allScenarios.find((each) => each.name === name);
  if (!scenario) throw new Error(`There is no ${name}; there are ${allScenarios.map((each) => each.name).join(', ')}.`);
  return { scenario, seed };
}
