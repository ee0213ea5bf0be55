import type { SheetPlace } from './sheet-place.ts';

/** Why a sheet could not be read, with the evidence. */
export type SheetProblem =
  /** Google asks to sign in, although the tab may still show the sheet. */
  | { code: 'sheet-signed-out' }
  /** Who is signed in may not open the document. */
  | { code: 'sheet-no-access' }
  /** The owner has switched off downloading, printing and copying; nothing is tried around it. */
  | { code: 'sheet-download-off' }
  /** The document, the sheet in it or the range is not there (any more). */
  | { code: 'sheet-gone'; what: 'document' | 'cells' }
  | { code: 'sheet-empty'; range: SheetPlace['range'] }
  /** In bytes. */
  | { code: 'sheet-too-large'; limit: number }
  | { code: 'sheet-too-slow'; seconds: number }
  /** Google has had too many requests of this account. */
  | { code: 'sheet-busy' }
  | { code: 'sheet-offline' }
  /** The browser lets the tab not follow Google's redirect: the extension itself has to read, and may not yet. */
  | { code: 'sheet-needs-hosts' }
  /** With the HTTP status, or 0 when there was none. */
  | { code: 'sheet-failed'; status: number }
  /** The tab was closed, shows something else now, or may not be read (any more). */
  | { code: 'sheet-tab-gone' }
  | { code: 'sheet-stopped' };
