/** What a step of the checks found. */
export interface StepResult {
  passed: number;
  failed: number;
  /** What a person needs to mend it, or what was left out; empty when there is nothing to say. */
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

/** Columns for the names, so that steps that run beside each other stand in one table. */
const nameWidth = 22;

/** Runs the steps in order; each has a line when it ends, with its report beneath if it has one. Sums up. */
export async function runSteps(steps: readonly Step[]): Promise<Omit<StepResult, 'report'>> {
  const sum = { passed: 0, failed: 0 };
  for (const step of steps) {
    const start = performance.now();
    const result = await step.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    const failed = result.failed === 0 ? '' : `, ${result.failed} failed`;
    const report = result.report === '' ? '' : `\n\n${result.report}\n`;
    console.log(`${step.name.padEnd(nameWidth)}${seconds} s  ${result.passed} passed${failed}${report}`);
    sum.passed += result.passed;
    sum.failed += result.failed;
  }
  return sum;
}
