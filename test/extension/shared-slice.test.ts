import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let clock = 0;
const tasks: (() => void)[] = [];

beforeEach(() => {
  vi.resetModules();
  clock = 0;
  tasks.length = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  vi.stubGlobal('scheduler', {
    postTask: (work: () => void) =>
      new Promise<void>((resolve) => {
        tasks.push(() => {
          work();
          resolve();
        });
      }),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Runs the tasks that the browser was given, and those that they give it. */
async function runTasks(): Promise<void> {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    task();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Work of so many steps, each as many milliseconds, which notes when it was done. */
function* work(name: string, steps: number, milliseconds: number, done: string[]): Generator<undefined, void> {
  for (let step = 0; step < steps; step++) {
    if (step > 0) yield;
    clock += milliseconds;
    done.push(`${name} at ${clock}`);
  }
}

test('what one job has used up of a task is used up for the job that begins where it ends', async () => {
  const { withPauses } = await import('../../extension/batches/with-pauses.ts');
  const done: string[] = [];
  await withPauses(work('first', 2, 3, done));
  void withPauses(work('second', 4, 2, done));
  expect(done).toEqual(['first at 3', 'first at 6', 'second at 8']);
  await runTasks();
  expect(done.slice(3)).toEqual(['second at 10', 'second at 12', 'second at 14']);
});

test('jobs side by side do not each take a slice of one task', async () => {
  const { withPauses } = await import('../../extension/batches/with-pauses.ts');
  const done: string[] = [];
  for (const name of ['one', 'two', 'three']) void withPauses(work(name, 20, 4, done));
  // After its first step, each of them that begins when the slice is over waits.
  expect(done).toEqual(['one at 4', 'one at 8', 'two at 12', 'three at 16']);
  await runTasks();
  expect(done).toHaveLength(60);
});

test('a job that begins in another task has a slice of its own', async () => {
  const { withPauses } = await import('../../extension/batches/with-pauses.ts');
  const done: string[] = [];
  await withPauses(work('first', 3, 3, done));
  await runTasks();
  clock = 1000;
  void withPauses(work('second', 3, 3, done));
  expect(done.slice(3)).toEqual(['second at 1003', 'second at 1006', 'second at 1009']);
});

test('reading takes of it, too: what begins where a list was read waits for the page', async () => {
  const { readPatiently } = await import('../../extension/capture/reading-job.ts');
  const { withPauses } = await import('../../extension/batches/with-pauses.ts');
  vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 2;
    return clock;
  });
  const text = 'Ann Lee <ann@example.org>';
  const reading = await readPatiently({ kind: 'text', text }, {}, () => {}, new AbortController().signal);
  expect(reading?.rows).toHaveLength(1);
  const done: string[] = [];
  void withPauses(work('next', 30, 0, done));
  expect(done).toHaveLength(1);
});
