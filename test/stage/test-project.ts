import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { runTool } from './command.ts';
import { project } from './project.ts';
import type { Step, StepResult } from './step.ts';

/** The part of Vitest's JSON report that is read here. */
const VitestReport = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.optional(v.nullable(v.array(v.string()))),
        }),
      ),
    }),
  ),
});

/** One project of `vitest.config.ts`; that it ran no test at all is a failure too. */
export function testProject(name: string): Step {
  return { name: `tests: ${name}`, run: () => runProject(name) };
}

async function runProject(name: string): Promise<StepResult> {
  const folder = join(project, '.rollcall', 'reports');
  const file = join(folder, `${randomUUID()}.json`);
  mkdirSync(folder, { recursive: true });
  try {
    const args = ['run', '--config', 'test/vitest.config.ts', '--project', name];
    const result = await runTool('vitest/vitest.mjs', [...args, '--reporter=json', `--outputFile=${file}`]);
    const report = reportOf(file);
    if (!report) return { passed: 0, failed: 1, report: result.output };
    const found = countOf(report);
    if (found.passed + found.failed === 0) return { passed: 0, failed: 1, report: `${name} ran no test.` };
    // Vitest itself can fail when each test passed: an error after the end, a file that does not load.
    if (!result.ok && found.failed === 0) return { ...found, failed: 1, report: result.output };
    return found;
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

function countOf(report: v.InferOutput<typeof VitestReport>): StepResult {
  const found: StepResult = { passed: 0, failed: 0, report: '' };
  for (const file of report.testResults) {
    const path = file.name.replaceAll('\\', '/').replace(project.replaceAll('\\', '/'), '');
    for (const test of file.assertionResults) {
      if (test.status === 'passed') found.passed += 1;
      if (test.status !== 'failed') continue;
      found.failed += 1;
      found.report += `${path}: ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}\n\n`;
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      found.failed += 1;
      found.report += `${path}\n${file.message}\n\n`;
    }
  }
  return { ...found, report: found.report.trim() };
}
