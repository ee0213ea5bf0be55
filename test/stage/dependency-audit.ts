import * as v from 'valibot';
import { runQuietly } from './command.ts';
import type { Step, StepResult } from './step.ts';

/** What `npm audit --json` says when the registry has answered: the packages with a known hole. */
const AuditReport = v.object({
  auditReportVersion: v.literal(2),
  vulnerabilities: v.record(v.string(), v.object({ severity: v.string(), range: v.string() })),
});

const grave = ['high', 'critical'];

/** Judges the output of `npm audit --json`; without an answer of the registry nothing passed and nothing failed. */
export function judgeAudit(output: string): StepResult {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), AuditReport), output);
  if (!report.success)
    return { passed: 0, failed: 0, report: 'The registry told nothing of known holes: not checked.' };
  const found = Object.entries(report.output.vulnerabilities).filter(([, { severity }]) => grave.includes(severity));
  if (found.length === 0) return { passed: 1, failed: 0, report: '' };
  return {
    passed: 0,
    failed: 1,
    report: found.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`).join('\n'),
  };
}

/** Asks the registry whether what we ship has known holes; tools and tests, which nobody installs, are left out. */
export const dependencyAudit: Step = {
  name: 'known holes',
  async run() {
    // npm says where it is to the scripts that it runs.
    const [program, ...npm] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const question = ['audit', '--json', '--omit=dev', '--fetch-retries=0', '--fetch-timeout=10000'];
    const { output } = await runQuietly(program, [...npm, ...question]);
    return judgeAudit(output);
  },
};
