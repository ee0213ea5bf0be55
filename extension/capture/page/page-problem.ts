/** Why nobody was captured from a page. */
export type PageProblem =
  /** A page of the browser itself, or of an extension. */
  | { code: 'page-of-browser' }
  /** The shop of extensions, which no extension may read. */
  | { code: 'page-of-store' }
  | { code: 'page-is-pdf' }
  /** A file of this computer, which extensions read only if that was switched on. */
  | { code: 'page-is-file' }
  /**
   * The browser gives a page to us when our button, menu or shortcut is used on it; that has not happened, or it ended.
   */
  | { code: 'page-not-granted' }
  | { code: 'page-closed' }
  /** Another page came into the tab while the first was read. */
  | { code: 'page-changed' }
  /** The browser shows an error in its place. */
  | { code: 'page-not-loaded' }
  /** `unseen` counts addresses in parts that are not shown, `foreignFrames` frames of other sites. */
  | { code: 'page-without-people'; scope: 'page' | 'selection'; unseen: number; foreignFrames: number }
  | { code: 'page-capture-ended' }
  /** The browser's own words, in English. */
  | { code: 'page-unreadable'; detail: string };

const stores =
  /^https:\/\/(?:chrome\.google\.com\/webstore|chromewebstore\.google\.com|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(?:[/?#]|$)/;
const browserPages =
  /^(?:chrome|edge|about|brave|opera|vivaldi|moz-extension|chrome-extension|devtools|view-source|resource|chrome-search):/;

/** What it means that the browser refused a script on a page: its words differ, so the address is looked at first. */
export function problemOfRefusal(url: string, detail: string): PageProblem {
  if (/No tab with id|Invalid tab ID|tab was closed/i.test(detail)) return { code: 'page-closed' };
  if (/showing error page|error page/i.test(detail)) return { code: 'page-not-loaded' };
  if (/Frame.*(?:removed|not found)|frame was removed|document was.*(?:destroyed|unloaded)|navigat/i.test(detail)) {
    return { code: 'page-changed' };
  }
  if (stores.test(url) || /extensions gallery/i.test(detail)) return { code: 'page-of-store' };
  if (url.startsWith('file:')) return { code: 'page-is-file' };
  if (/^[^?#]*\.pdf(?:[?#]|$)/i.test(url)) return { code: 'page-is-pdf' };
  if (browserPages.test(url) || /\b(?:chrome|edge|about):\/?/.test(detail)) return { code: 'page-of-browser' };
  if (/Cannot access|Missing host permission|must request permission|Permission denied/i.test(detail)) {
    return { code: 'page-not-granted' };
  }
  return { code: 'page-unreadable', detail };
}
