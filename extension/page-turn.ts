/** Milliseconds of work after which a page gets its turn, half of a frame: typing and scrolling stay smooth. */
export const sliceOfWork = 8;

/** Not everywhere yet: Firefox has it since version 142. */
const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };

/**
 * Lets the page draw and hear before work goes on; sooner than a timer alone, which browsers hold back by 4 ms. Not by
 * `scheduler.yield()`: what it goes on with comes before the page's drawing, ten times a second excepted.
 */
export function pageTurn(): Promise<void> {
  return scheduler?.postTask ? scheduler.postTask(() => {}) : new Promise((resolve) => setTimeout(resolve));
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
