import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CapturedList } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';
import { pageInTab } from './ask-page.ts';

/** Addresses that are marked, at most. */
const mostMarked = 5000;
/** A style sheet of the extension's, not an element of the page. */
const style = '::highlight(rollcall) { background-color: #ffe27a; color: #1b1b1b; }';

/**
 * Marks in a page where the people of a list stand, but those who are left out. Answers the number of marks; 0 where
 * the page is gone or the browser has no such marks.
 */
export async function highlightFinds(tab: CapturedTab, list: CapturedList): Promise<number> {
  try {
    const ask = await pageInTab(tab);
    await browser.scripting.insertCSS({ target: { tabId: tab.id }, css: style });
    return v.parse(v.number(), await ask({ ask: 'highlight', addresses: addressesOf(list).slice(0, mostMarked) }));
  } catch {
    // The tab was closed or shows another page: then there is nothing to mark.
    return 0;
  }
}

/** Takes the marks away again. */
export async function clearHighlights(tab: CapturedTab): Promise<void> {
  try {
    const ask = await pageInTab(tab);
    await ask({ ask: 'clear' });
    await browser.scripting.removeCSS({ target: { tabId: tab.id }, css: style });
  } catch {
    // The tab was closed or shows another page: the marks went with it.
  }
}

function addressesOf({ parts }: CapturedList): string[] {
  const addresses = new Set<string>();
  for (const { cells, leftOut } of parts) {
    const without = new Set(leftOut);
    for (const [row, line] of cells.entries()) {
      if (without.has(row)) continue;
      for (const [address] of line.join('\n').matchAll(/[^\s<>,;]+@[^\s<>,;]+/g)) addresses.add(address.toLowerCase());
    }
  }
  return [...addresses];
}
