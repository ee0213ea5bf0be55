/** What a step of the checks found. */
export interface StepResult {
  passed: number;
  failed: number;
  /** What a person needs to mend it; empty when nothing failed. */
  report: string;
}

/** One line of the checks. */
export interface Step {
  name: string;
  run(): Promise<StepResult>;
}

/** A step that counts as one: it works or it does not. */
export function oneStep(name: string, run: () => Promise<{ ok: boolean; output: string }>): Step {
  return {
    name,
    async run() {
      const { ok, output } = await run();
      return ok ? { passed: 1, failed: 0, report: '' } : { passed: 0, failed: 1, report: output };
    },
  };
}

/** Runs the steps in order, a line for each and the reports of those that failed, and sums up. */
export async function runSteps(steps: readonly Step[]): Promise<{ passed: number; failed: number }> {
  const sum = { passed: 0, failed: 0 };
  const width = Math.max(...steps.map((step) => step.name.length));
  for (const step of steps) {
    process.stdout.write(`${step.name.padEnd(width)}  `);
    const start = performance.now();
    const result = await step.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    const failed = result.failed === 0 ? '' : `, ${result.failed} failed`;
    console.log(`${seconds} s  ${result.passed} passed${failed}`);
    if (result.report !== '') console.log(`\n${result.report}\n`);
    sum.passed += result.passed;
    sum.failed += result.failed;
  }
  return sum;
}
