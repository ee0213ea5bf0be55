import { browser } from 'wxt/browser';

/**
 * The hosts that a sheet's cells come from: Google's export answers with a redirect to a host of its own. Asked for
 * only where the tab itself cannot follow it.
 */
const sheetHosts = { origins: ['https://docs.google.com/*', 'https://*.googleusercontent.com/*'] };

/** Whether this extension may read sheets by itself, without their tab. */
export function hasSheetHosts(): Promise<boolean> {
  return browser.permissions.contains(sheetHosts);
}

/** Gives it back. */
export async function giveBackSheetHosts(): Promise<void> {
  await browser.permissions.remove(sheetHosts);
}

/** Asks the admin for it; call it in a click. Answers whether it is allowed. */
export function askForSheetHosts(): Promise<boolean> {
  return browser.permissions.request(sheetHosts);
}
