import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Mutant } from './mutant.ts';

/** What a killer says of a tree: all is well, what it found, or that it could not even begin. */
export type Verdict = { kind: 'well' } | { kind: 'found'; what: string } | { kind: 'not-run'; why: string };

type Killer = Mutant['killer'];

/** Milliseconds after which a mutant that brings everything to a stop is taken for found. */
const patience = 600_000;

const TestResult = v.object({
  fullName: v.string(),
  status: v.string(),
  /** Nothing for a test that did not fail. */
  failureMessages: v.nullish(v.array(v.string()), []),
});
const Report = v.object({
  testResults: v.array(v.object({ assertionResults: v.array(TestResult) })),
});

/** Runs some killers of one kind and project in a tree: one to judge a mutant, all of them to see that they can pass. */
export function runKillers(tree: string, killers: readonly [Killer, ...Killer[]]): Promise<Verdict> {
  const [first] = killers;
  return 'scenario' in first ? runScenario(tree, first.scenario) : runTests(tree, first.project, killers);
}

async function runTests(tree: string, project: string, killers: readonly Killer[]): Promise<Verdict> {
  const tests = killers.flatMap((killer) => ('scenario' in killer ? [] : [killer]));
  const report = join(tree, 'mutant-report.json');
  const names = [...new Set(tests.map(({ test }) => test.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))];
  const { output, timedOut } = await run(tree, [
    join(tree, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'test/vitest.config.ts', '--project', project, '--testNamePattern', names.join('|')],
    ...['--reporter=json', `--outputFile.json=${report}`],
    ...new Set(tests.map(({ file }) => file)),
  ]);
  if (timedOut) return { kind: 'found', what: 'nothing comes to its end' };
  const results = resultsOf(report);
  const failed = results.find(({ status }) => status === 'failed');
  if (failed) return { kind: 'found', what: `${failed.fullName}: ${failed.failureMessages[0]?.split('\n')[0] ?? ''}` };
  const passed = results.filter(({ status }) => status === 'passed').length;
  return passed > 0 ? { kind: 'well' } : { kind: 'not-run', why: output.slice(-2000) };
}

function resultsOf(file: string): v.InferOutput<typeof TestResult>[] {
  try {
    return v.parse(Report, JSON.parse(readFileSync(file, 'utf8'))).testResults.flatMap((each) => each.assertionResults);
  } catch {
    // Vitest ended before it wrote its report; its output says why.
    return [];
  } finally {
    rmSync(file, { force: true });
  }
}

async function runScenario(tree: string, scenario: string): Promise<Verdict> {
  const program = [join(tree, 'test/stage/prepare.mjs'), 'test/faults/run-faults.ts'];
  const { ok, output, timedOut } = await run(tree, [...program, '--only', scenario, '--seed', '1']);
  const broken = /^--only .*?: (.*)$/m.exec(output)?.[1] ?? (timedOut ? 'it does not come to its end' : undefined);
  if (broken !== undefined) return { kind: 'found', what: `${scenario}: ${broken.slice(0, 120)}` };
  return ok ? { kind: 'well' } : { kind: 'not-run', why: output.slice(-2000) };
}

const running = new Set<ReturnType<typeof spawn>>();

/** Ends what still runs, for a gate that is interrupted. */
export function stopKillers(): void {
  for (const child of running) child.kill('SIGTERM');
}

function run(tree: string, args: string[]): Promise<{ ok: boolean; timedOut: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: tree, env: { ...process.env, NO_COLOR: '1' } });
    running.add(child);
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += part;
      });
    }
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGTERM');
    }, patience);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, timedOut, output });
    });
  });
}
