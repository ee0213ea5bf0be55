import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** Pixels of the popup when it stands in a window of its own. */
const ownWindow = { width: 440, height: 720 };

/** The entries of the context menu: of a page, and of what is selected on it. */
const menus = ['page', 'selection'] as const;

/** Makes the context menu anew; the browser keeps it until the next installation or update. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const menu of menus) {
    const title = i18n.t(menu === 'page' ? 'capture.menu_page' : 'capture.menu_selection');
    browser.contextMenus.create({
      id: `capture-${menu}`,
      title,
      contexts: [menu],
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  }
}

/**
 * Opens the popup for a tab whose context menu was used, which lets us read that tab: the popup captures what is
 * selected there, else the page. Where a browser does not open it for us, it gets a window of its own.
 */
export async function openPopupFor(tabId: number): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Firefox opens it from some gestures only, and no browser without a window in front.
    const url = `${browser.runtime.getURL('/popup.html')}?tab=${tabId}`;
    await browser.windows.create({ type: 'popup', url, ...ownWindow });
  }
}
