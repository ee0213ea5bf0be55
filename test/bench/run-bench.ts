import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { allMeasures } from './measures/all-measures.ts';
import { benchTable } from './runner/bench-table.ts';
import { type Result, runMeasure } from './runner/run-measure.ts';

const help = `npm run bench -- [--only NAME] [--quick] [--peers] [--json FILE]

Does each thing in turn with what it is compared with, and tells medians, ratios and growth. Ctrl+C stops it: what it
has started and stored is taken away, what was measured is told.

  --only NAME   the measures whose name begins so:
                ${allMeasures.map(({ name, needsPeers }) => name + (needsPeers ? ' (with --peers)' : '')).join(', ')}
  --quick       an impression in a few minutes: without the largest sizes, three runs at most. All of it takes about
                half an hour on two processors that do nothing else.
  --peers       other products, too: npm installs them into a folder of their own
  --json FILE   writes down what was found, in numbers`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const chosen = allMeasures.filter(
  ({ name, needsPeers }) => name.startsWith(values.only) && (values.peers || !needsPeers),
);
if (chosen.length === 0) throw new Error(`The measures are: ${allMeasures.map(({ name }) => name).join(', ')}.`);
console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}\n`);

setFlagsFromString('--expose-gc');
// What the flag adds to new contexts is a function without a type.
const collectGarbage = runInNewContext('gc') as () => void;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

/** Says in one line of a terminal what is being done; a line that is written next takes its place. */
function showProgress(words: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${words}`);
}

const results: Result[] = [];
const failures: string[] = [];
for (const measure of chosen) {
  if (stopping.signal.aborted) break;
  console.log(`${measure.what}${measure.with === '' ? '' : `; compared with ${measure.with}`}`);
  const start = performance.now();
  try {
    const effort = { quick: values.quick, collectGarbage, stopped: stopping.signal, told: showProgress };
    const result = await runMeasure(measure, effort);
    results.push(result);
    showProgress('');
    console.log(`${benchTable([result])}\n(${Math.round((performance.now() - start) / 1000)} s)\n`);
  } catch (error) {
    showProgress('');
    failures.push(`${measure.name}: ${error instanceof Error ? error.message : error}`);
    console.log(`  It could not be measured: ${failures.at(-1)}\n`);
  }
}
if (results.length > 1) console.log(benchTable(results));
if (values.json) {
  const findings = results.flatMap((result) => result.findings);
  const growth = results.map(({ measure, exponents }) => ({ measure: measure.name, exponents }));
  await writeFile(
    values.json,
    JSON.stringify({ at: new Date(), quick: values.quick, findings, growth, failures }, null, 2),
  );
}
// A run that was given up may still hold something open.
process.exit(failures.length === 0 ? 0 : 1);
