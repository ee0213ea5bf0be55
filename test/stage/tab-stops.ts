import type { Page } from 'playwright-core';

/** What the keyboard stopped at: a place on the page, and whether it can be seen that it is there. */
interface TabStop {
  name: string;
  isSeen: boolean;
}

/** Presses Tab from the top of the page until it comes round, 60 times at most; tells each stop. */
export async function tabStops(page: Page): Promise<TabStop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const stops: TabStop[] = [];
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      // What draws a choice is its label.
      const drawn = [active, active.closest('label')].filter((each) => each !== null);
      const isSeen = drawn.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
      return { name: `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent}`, isSeen };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}
