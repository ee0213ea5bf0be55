/** Milliseconds of work after which a page gets its turn, half of a frame: typing and scrolling stay smooth. */
const sliceOfWork = 8;

/** Not everywhere yet: Firefox has it since version 142. */
const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };

/** Milliseconds after a slice in which its task may still go on, with drawing; no task is to take so long. */
const longestTask = 100;

/** When the slice that work has now, or had last, is over. */
let sliceEnd = Number.NEGATIVE_INFINITY;

/** Tells that work in slices begins. All that works so in one task of the browser shares one slice. */
export function joinSlice(): void {
  const now = performance.now();
  const left = sliceEnd - now;
  // More than a slice would be left only if the clock had been set back.
  if (left <= -longestTask || left > sliceOfWork) sliceEnd = now + sliceOfWork;
}

/** Whether work in slices is to wait for the page's turn; see `joinSlice`. */
export function isSliceOver(): boolean {
  return performance.now() >= sliceEnd;
}

/**
 * Lets the page draw and hear before work goes on; sooner than a timer alone, which browsers hold back by 4 ms. Not by
 * `scheduler.yield()`: what it goes on with comes before the page's drawing, ten times a second excepted.
 */
export function pageTurn(): Promise<void> {
  const goOn = () => {
    sliceEnd = performance.now() + sliceOfWork;
  };
  return scheduler?.postTask
    ? scheduler.postTask(goOn)
    : new Promise<void>((resolve) => setTimeout(resolve)).then(goOn);
}

/** Milliseconds to wait for a painting at most: a page that nobody sees is not painted. */
const longestWait = 200;

/** Ends after the page was painted. */
export function nextPainting(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestWait);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
