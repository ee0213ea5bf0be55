import { parseArgs } from 'node:util';
import { allMutants } from './mutants/all-mutants.ts';
import { runKillers, stopKillers, type Verdict } from './mutants/killer-run.ts';
import type { Mutant } from './mutants/mutant.ts';
import { copyTree, type TreeCopy } from './mutants/tree-copy.ts';

// `npm run faults:mutants`: takes one safeguard after the other out of a copy of the project, and shows the test or
// scenario that notices. `-- --only WORDS` tries the mutants whose names have these words. A mutant that nobody notices
// fails, and so does one whose text the source does not have any more.

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const mutants = allMutants.filter(({ name }) => name.includes(values.only));
if (mutants.length === 0) throw new Error(`No mutant has "${values.only}" in its name.`);

console.log(`${mutants.length} mutants. First, those who are to notice them are asked to pass without any.`);
const tree = await copyTree();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopKillers();
    void tree.remove().then(() => process.exit(1));
  });
}
try {
  process.exitCode = (await passUnharmed(tree)) && (await allKilled(tree)) ? 0 : 1;
} finally {
  await tree.remove();
}

/** Who fails without a mutant proves nothing by failing with one. */
async function passUnharmed({ path }: TreeCopy): Promise<boolean> {
  const groups = Map.groupBy(mutants, ({ killer }) => ('scenario' in killer ? killer.scenario : killer.project));
  for (const [name, group] of groups) {
    const [first, ...more] = group.map(({ killer }) => killer);
    if (!first) continue;
    const verdict = await runKillers(path, [first, ...more]);
    if (verdict.kind !== 'well') {
      console.log(`Without any mutant, ${name} does not pass:\n${wordsOf(verdict)}`);
      return false;
    }
  }
  return true;
}

async function allKilled(copy: TreeCopy): Promise<boolean> {
  let killed = 0;
  for (const mutant of mutants) {
    const start = performance.now();
    const verdict = await verdictOn(copy, mutant);
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    if (verdict.kind === 'found') killed += 1;
    console.log(`${verdict.kind === 'found' ? 'killed  ' : 'SURVIVED'} ${seconds} s  ${mutant.name}`);
    console.log(`                    ${wordsOf(verdict)}`);
  }
  console.log(`${mutants.length} mutants, ${killed} killed, ${mutants.length - killed} survived`);
  return killed === mutants.length;
}

async function verdictOn(copy: TreeCopy, { edits, killer }: Mutant): Promise<Verdict> {
  const result = await copy.mutated(edits, () => runKillers(copy.path, [killer]));
  return 'found' in result ? result.found : { kind: 'not-run', why: result.trouble };
}

function wordsOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'well':
      return 'nobody noticed';
    case 'found':
      return verdict.what;
    case 'not-run':
      return verdict.why;
  }
}
