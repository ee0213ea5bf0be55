import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from '../../shared/reading/reading.ts';

/** Milliseconds of reading after which the page gets its turn, so that typing and scrolling stay smooth. */
const slice = 10;

/** Milliseconds between two reports of how far the reading is. */
const reportPeriod = 100;

/** Loads the reader: a good part of all code, and most pages open without a list to be read. */
export const loadReader = () => import('../../shared/reading/read-people.ts');

/** Reads a capture without freezing the page; the answer is null when `signal` ended it before. */
export async function readPatiently(
  content: CapturedContent,
  choices: ReadingChoices,
  onProgress: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Reading | null> {
  const { readInSlices } = await loadReader();
  const steps = readInSlices(content, choices);
  let nextReport = performance.now() + reportPeriod;
  while (!signal.aborted) {
    let now = performance.now();
    const end = now + slice;
    while (now < end) {
      const step = steps.next();
      if (step.done) return step.value;
      now = performance.now();
      if (now >= nextReport) {
        nextReport = now + reportPeriod;
        onProgress(step.value);
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}
