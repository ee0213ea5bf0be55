import { browser } from 'wxt/browser';
import type { CapturedTab } from '../../capture/captured-tab.ts';

/**
 * The tab that the popup is about: the one it was opened on, or the one that its address names when it stands in a
 * window of its own. Null when the browser does not say what it shows: then no gesture was made there that lets us read
 * it.
 */
export async function popupTab(): Promise<CapturedTab | null> {
  const named = new URLSearchParams(location.search).get('tab');
  const tab = named === null ? await activeTab() : await browser.tabs.get(Number(named)).catch(() => null);
  if (tab?.id === undefined || !tab.url || tab.url.startsWith(browser.runtime.getURL('/'))) return null;
  return { id: tab.id, url: tab.url, title: tab.title ?? '' };
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}
