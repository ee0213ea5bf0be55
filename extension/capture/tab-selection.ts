import { browser } from 'wxt/browser';
import type { CapturedTab } from './captured-tab.ts';

/** Characters of a selection that are compared. */
const compared = 2000;

/** The beginning of what is selected in a tab; empty when nothing is, or the tab may not be looked at. */
export async function tabSelection({ id }: Pick<CapturedTab, 'id'>): Promise<string> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId: id },
      func: (length: number) => String(getSelection() ?? '').slice(0, length),
      args: [compared],
    });
    return typeof frame?.result === 'string' ? frame.result : '';
  } catch {
    // A page that no extension may read.
    return '';
  }
}
