import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from '../../shared/reading/reading.ts';
import { isSliceOver, joinSlice, pageTurn } from '../page-turn.ts';

/** Milliseconds between two reports of how far the reading is. */
const reportPeriod = 100;

/**
 * Milliseconds that reading begins with before the page gets its turn: most lists are read by then, and a page that is
 * drawn of half a list, only to be drawn anew, holds up what is waited for by more than this.
 */
const firstSlice = 16;

type Reader = typeof import('../../shared/reading/read-people.ts');
/** Kept when it was loaded: browsers answer even the second `import()` of a module milliseconds later. */
let reader: Reader | undefined;

/** Loads the reader: a good part of all code, and most pages open without a list to be read. */
export async function loadReader(): Promise<Reader> {
  reader ??= await import('../../shared/reading/read-people.ts');
  return reader;
}

/** Lines that the reader is tried on: enough for a browser to compile what it is made of. */
const triedLines = 300;

/** Loads the reader and reads a made-up list, so that the first real one is read in half the time; answers it. */
export function warmReader(): Promise<Reading | null> {
  const lines = Array.from(
    { length: triedLines },
    (_, at) => `Name ${at}\tFirst\tfirst${at}${at % 50 ? '@' : '@@'}example.org`,
  );
  const text = ['Last name\tFirst name\tE-mail', ...lines].join('\n');
  return readPatiently({ kind: 'text', text }, {}, () => {}, new AbortController().signal);
}

/**
 * Reads a capture without freezing the page; the answer is null when `signal` ended it before. The first people of a long
 * table are reported at once, and reading goes on when that was heard.
 */
export async function readPatiently(
  content: CapturedContent,
  choices: ReadingChoices,
  onProgress: (progress: ReadingProgress) => void | Promise<void>,
  signal: AbortSignal,
): Promise<Reading | null> {
  const { readInSlices } = await loadReader();
  const steps = readInSlices(content, choices);
  joinSlice();
  const begin = performance.now();
  let now = begin;
  let nextReport = now + reportPeriod;
  while (!signal.aborted) {
    while (now < begin + firstSlice || !isSliceOver()) {
      const step = steps.next();
      if (step.done) return step.value;
      now = performance.now();
      if (now >= nextReport || step.value.first) {
        nextReport = now + reportPeriod;
        // Who shows them draws a page.
        if (step.value.first && now > begin + firstSlice) await pageTurn();
        await onProgress(step.value);
        if (signal.aborted) return null;
      }
    }
    await pageTurn();
  }
  return null;
}
