import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { allMeasures } from './measures/all-measures.ts';
import { benchTable } from './runner/bench-table.ts';
import { type Result, runMeasure } from './runner/run-measure.ts';

// `npm run bench`: every measure against what it is compared with, in turn, medians of five runs or more.
// `-- --only NAME` takes those whose name begins so, `--quick` gives an impression, `--peers` adds other products
// (npm installs them into a folder of their own), `--json FILE` writes everything down.

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
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

const results: Result[] = [];
const failures: string[] = [];
for (const measure of chosen) {
  if (stopping.signal.aborted) break;
  console.log(`${measure.what}${measure.with === '' ? '' : `; compared with ${measure.with}`}`);
  try {
    const result = await runMeasure(measure, { quick: values.quick, collectGarbage, stopped: stopping.signal });
    results.push(result);
    console.log(`${benchTable([result])}\n`);
  } catch (error) {
    failures.push(`${measure.name}: ${error instanceof Error ? error.message : error}`);
    console.log(`  It could not be measured: ${failures.at(-1)}\n`);
  }
}
if (chosen.length > 1) console.log(benchTable(results));
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
