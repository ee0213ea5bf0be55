import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { runTool } from './command.ts';
import { project } from './project.ts';
import type { Step, StepResult } from './step.ts';
import { stuckExitCode } from './stuck-tests.ts';

const stuckTests = join(project, 'test', 'stage', 'stuck-tests.ts');

/** The part of Vitest's JSON report that is read here. */
const VitestReport = v.object({
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});

/** One project of `vitest.config.ts`; that it ran no test at all is a failure too. */
export function testProject(name: string): Step {
  return { name: `tests: ${name}`, run: () => runProject(name) };
}

/**
 * A run whose runtime stood still is made once more, from the beginning: that is no answer of any test, and the next
 * run must pass whole. What stood still is told either way.
 */
async function runProject(name: string): Promise<StepResult> {
  const first = await runOnce(name);
  if (first.code !== stuckExitCode) return first;
  const second = await runOnce(name);
  return { ...second, report: `${first.report}\n\nIt ran again.\n${second.report}` };
}

async function runOnce(name: string): Promise<StepResult & { code: number | null }> {
  const folder = join(project, '.rollcall', 'reports');
  const file = join(folder, `${randomUUID()}.json`);
  mkdirSync(folder, { recursive: true });
  try {
    const args = ['run', '--config', 'test/vitest.config.ts', '--project', name];
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, `--reporter=${stuckTests}`];
    const { ok, code, output } = await runTool('vitest/vitest.mjs', [...args, ...reporters]);
    const report = reportOf(file);
    if (!report) return { passed: 0, failed: 1, report: output, code };
    const { passed, failed } = countOf(report);
    if (passed + failed === 0) return { passed: 0, failed: 1, report: `${name} ran no test.`, code };
    if (ok) return { passed, failed, report: '', code };
    // Vitest itself can fail when each test passed: an error after the end, a file that does not load.
    return { passed, failed: Math.max(failed, 1), report: fromFirstFailure(output), code };
  } finally {
    rmSync(file, { force: true });
  }
}

function reportOf(file: string): v.InferOutput<typeof VitestReport> | null {
  try {
    return v.parse(VitestReport, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Vitest ended before it wrote its report; its output says why.
    return null;
  }
}

/** Counts tests, and each file that failed without a failed test, for example because it does not load. */
function countOf({ testResults }: v.InferOutput<typeof VitestReport>): { passed: number; failed: number } {
  const count = { passed: 0, failed: 0 };
  for (const { status, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    count.passed += assertionResults.filter((test) => test.status === 'passed').length;
    count.failed += failed === 0 && status === 'failed' ? 1 : failed;
  }
  return count;
}

/** Vitest's words about what failed, without the dots before them and what it says of its report. */
function fromFirstFailure(output: string): string {
  const start = output.search(/^.*⎯ (Failed|Unhandled)/m);
  return output.slice(Math.max(0, start)).replace(/^JSON report written.*$/m, '');
}
