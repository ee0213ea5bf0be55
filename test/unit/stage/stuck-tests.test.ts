import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import StuckTests, { stuckExitCode } from '../../stage/stuck-tests.ts';

// Only what the reporter reads of them.
const module = { relativeModuleId: 'test/worker/mail.test.ts' } as TestModule;
const test = { module, fullName: 'leaves once' } as TestCase;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watchedRun() {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as () => never);
  const run = new StuckTests();
  run.onTestRunStart();
  run.onTestModuleQueued(module);
  return { run, said, exit };
}

describe('a test run in which nothing ends any more', () => {
  it('is ended, and says what was under way', () => {
    const { run, said, exit } = watchedRun();
    run.onTestCaseReady(test);
    vi.advanceTimersByTime(300_000);
    expect(exit).toHaveBeenCalledWith(stuckExitCode);
    expect(said.join('')).toContain('test/worker/mail.test.ts > leaves once');
  });

  it('goes on as long as something ends now and then, and after its end', () => {
    const { run, exit } = watchedRun();
    for (let each = 0; each < 5; each++) {
      run.onTestCaseReady(test);
      vi.advanceTimersByTime(299_000);
      run.onTestCaseResult(test);
    }
    run.onTestModuleEnd(module);
    run.onTestRunEnd();
    vi.advanceTimersByTime(600_000);
    expect(exit).not.toHaveBeenCalled();
  });
});
