import type { JSHandle, Page } from 'playwright-core';

/** Milliseconds of what is felt while somebody works in the table of a page. */
interface GridWork {
  /** 95 of 100 frames took at most so long while the scroll bar was dragged all over the list. */
  frame: number;
  /** From the Enter that ends the edit of a cell until its row is painted with it. */
  edit: number;
  /** The same until the page knows that it is stored: it can be undone. */
  stored: number;
  /** The longest task of the main thread meanwhile. */
  longestTask: number;
}

/** Drags the scroll bar of the table of a page to 60 places, a frame each, then edits a cell of its first rows. */
export async function workInGrid(page: Page): Promise<GridWork> {
  const stop = await page.evaluateHandle(() => {
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: 'longtask' });
    return () => longest;
  });
  const frame = await draggedFrame(page);
  await page.getByRole('grid').evaluate((table) => table.scrollTo(0, 0));
  const cell = page.locator('[data-index="3"] [data-field=firstName]');
  await cell.dblclick();
  await page.keyboard.type('Anna');
  const edited = await watchEnter(page, 'Anna');
  await page.keyboard.press('Enter');
  const edit = await edited.evaluate(({ painted }) => painted);
  const stored = await edited.evaluate((times) => times.stored);
  // What was observed last is told a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { frame, edit, stored, longestTask: await stop.evaluate((longest) => longest()) };
}

function draggedFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const table = document.querySelector('[role=grid]');
    if (!table) throw new Error('There is no table.');
    const places = 60;
    const frames: number[] = [];
    let before = await new Promise(requestAnimationFrame);
    for (let place = 0; place < places; place++) {
      // Far away from the place before, where other rows are drawn.
      table.scrollTop = (table.scrollHeight * ((place * 7) % places)) / places;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames.sort((a, b) => a - b)[Math.floor(places * 0.95)] ?? 0;
  });
}

/** Listens for the next Enter; answered once it listens, so that no key comes before that. */
function watchEnter(
  page: Page,
  text: string,
): Promise<JSHandle<{ painted: Promise<number>; stored: Promise<number> }>> {
  return page.evaluateHandle((wanted) => {
    const isDrawn = () =>
      document.querySelector('[data-index="3"] [data-field=firstName]')?.textContent?.includes(wanted) === true;
    const canBeUndone = () =>
      [...document.querySelectorAll<HTMLButtonElement>('.grid-bar button')].some(
        ({ textContent, disabled }) => textContent.trim() === 'Undo' && !disabled,
      );
    const enter = new Promise<number>((resolve) => {
      addEventListener('keydown', () => resolve(performance.now()), { capture: true, once: true });
    });
    const until = async (isSeen: () => boolean) => {
      const start = await enter;
      while (!isSeen()) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    };
    return { painted: until(isDrawn), stored: until(() => isDrawn() && canBeUndone()) };
  }, text);
}
