import { readInSlices } from '../../shared/reading/read-people.ts';
import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from '../../shared/reading/reading.ts';

/** Milliseconds of reading after which the page gets its turn, so that typing and scrolling stay smooth. */
const slice = 10;

/** Reads a capture without freezing the page; the answer is null when `signal` ended it before. */
export async function readPatiently(
  content: CapturedContent,
  choices: ReadingChoices,
  onProgress: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Reading | null> {
  const steps = readInSlices(content, choices);
  while (!signal.aborted) {
    const end = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() >= end) onProgress(step.value);
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}
