import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** The exit code of a run in which nothing ended any more; Vitest itself never gives it. */
export const stuckExitCode = 75;

/** Milliseconds in which something ends in a run that works: more than twice what a single test is given. */
const patience = 300_000;

/**
 * Ends a run that stands still, and names what it stood at: a test's own limit is kept by the runtime it runs in, so
 * nothing else would ever end a run whose runtime does not answer.
 */
export default class StuckTests implements Reporter {
  readonly #underWay = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  onTestRunStart(): void {
    this.#waitAgain();
  }

  onTestModuleQueued(module: TestModule): void {
    this.#underWay.add(module.relativeModuleId);
    this.#waitAgain();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#underWay.delete(module.relativeModuleId);
    this.#waitAgain();
  }

  onTestCaseReady(test: TestCase): void {
    this.#underWay.add(nameOf(test));
    this.#waitAgain();
  }

  onTestCaseResult(test: TestCase): void {
    this.#underWay.delete(nameOf(test));
    this.#waitAgain();
  }

  onTestRunEnd(): void {
    clearTimeout(this.#timer);
  }

  #waitAgain(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const names = [...this.#underWay].map((name) => `  ${name}\n`).join('');
      process.stderr.write(`\nNothing ended for ${patience / 1000} seconds. These were under way:\n${names}`);
      process.exit(stuckExitCode);
    }, patience);
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}
