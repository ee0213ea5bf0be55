import type { Page } from 'playwright-core';

/** Milliseconds after the paste event. */
interface PasteTimes {
  /** The first rows are painted. */
  first: number;
  /** The table holds all rows. */
  all: number;
  /** The longest task of the main thread meanwhile. */
  longestTask: number;
  /** The longest one behind that of the paste itself. */
  longestLater: number;
}

/**
 * Watches a page until its next paste event has been handled; answers the milliseconds that its task took. The browser
 * hands the text over in it, however long that is: a page cannot cut it.
 */
export function watchPasteTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const paste = Promise.withResolvers<number>();
    const onPaste = () => {
      const start = performance.now();
      const tell = () => paste.resolve(performance.now() - start);
      void scheduler.postTask(tell, { priority: 'user-blocking' });
    };
    document.addEventListener('paste', onPaste, { capture: true, once: true });
    return paste.promise;
  });
}

/**
 * Watches a page from its next paste event on, presses the button that begins with `press` as soon as it can be pressed
 * (if one is named), and answers once a table with so many rows is drawn. Its rows are found by `row`.
 */
export function watchPaste(page: Page, wanted: { rows: number; row?: string; press?: string }): Promise<PasteTimes> {
  return page.evaluate(async ({ rows, row = '[data-testid=row]', press }) => {
    // What a page does once its rows are painted, as most do by timers, comes behind this.
    const nextPaint = () =>
      new Promise<number>((resolve) => {
        const tell = () => resolve(performance.now());
        requestAnimationFrame(() => void scheduler.postTask(tell, { priority: 'user-blocking' }));
      });
    const button = (words: string) =>
      [...document.querySelectorAll('button')].find(
        ({ textContent, disabled }) => textContent.trim().startsWith(words) && !disabled,
      );
    let longestTask = 0;
    let longestLater = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        longestTask = Math.max(longestTask, duration);
        if (startTime > start) longestLater = Math.max(longestLater, duration);
      }
    });
    const start = await new Promise<number>((resolve) => {
      document.addEventListener('paste', () => resolve(performance.now()), { capture: true, once: true });
    });
    tasks.observe({ type: 'longtask' });
    let first = 0;
    let isPressed = press === undefined;
    await new Promise<void>((resolve) => {
      const look = () => {
        const next = isPressed || press === undefined ? undefined : button(press);
        if (next) {
          isPressed = true;
          next.click();
        }
        if (first === 0 && document.querySelector(row)) {
          first = -1;
          void nextPaint().then((at) => {
            first = at;
            look();
          });
        }
        const isWhole = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows + 1);
        if (first <= 0 || !isWhole) return;
        changes.disconnect();
        resolve();
      };
      const changes = new MutationObserver(look);
      changes.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    });
    const all = await nextPaint();
    // What was observed last is told a moment later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    tasks.disconnect();
    return { first: first - start, all: all - start, longestTask, longestLater };
  }, wanted);
}

/** Scrolls the table of a page for two seconds, half a screen in each frame; frames in a second of the wall clock. */
export function scrolledFrames(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const table = document.querySelector('[role=grid]');
    const start = performance.now();
    let frames = 0;
    while (performance.now() < start + 2000) {
      await new Promise(requestAnimationFrame);
      frames += 1;
      table?.scrollBy(0, 300);
    }
    return (frames * 1000) / (performance.now() - start);
  });
}

/** Octets of the page's heap once what is not needed any more is gone. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
