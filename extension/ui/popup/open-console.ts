import { browser } from 'wxt/browser';
import { consolePath, type Route, routeHash } from '../console/route.ts';

/** Opens a page of the console in a tab of its own; the popup closes with it. */
export async function openConsole(route: Route): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(consolePath) + routeHash(route) });
  window.close();
}
