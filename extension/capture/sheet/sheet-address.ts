import type { SheetPlace } from './sheet-place.ts';
import { isBounded, sheetRange } from './sheet-range.ts';

/** What the address of a spreadsheet's editor says. */
export interface SheetAddress {
  /** See `SheetPlace`. */
  document: string;
  /** Null when the address names no sheet: the document's first one is shown then. */
  gid: string | null;
}

/**
 * `/a/DOMAIN` (before or after `spreadsheets`) and `/u/N` say as whom the document is open; without them Google would
 * take the browser's first account, which may see nothing.
 */
const documentPath = /^(?:\/a\/[\w.-]+)?\/spreadsheets(?:\/([ua])\/[\w.-]+)?\/d\/(?!e\/)[\w-]{10,120}(?=\/|$)/;

/**
 * The document that a tab's address shows in Google's spreadsheet editor; null for anything else. What is published
 * (`/d/e/…/pubhtml`) and the plain views (`/htmlview`, `/preview`) are ordinary pages.
 */
export function sheetAddress(address: string): SheetAddress | null {
  const url = URL.parse(address);
  if (url?.origin !== 'https://docs.google.com') return null;
  const [path, account] = documentPath.exec(url.pathname) ?? [];
  if (path === undefined || !/^(?:\/(?:edit|view)?)?\/?$/.test(url.pathname.slice(path.length))) return null;
  const user = url.searchParams.get('authuser');
  const document =
    account === undefined && user !== null && /^\d{1,2}$/.test(user)
      ? path.replace('/spreadsheets/', `/spreadsheets/u/${user}/`)
      : path;
  // The editor moves the part behind `#` along with the sheet that is shown.
  const gid = new URLSearchParams(url.hash.slice(1)).get('gid') ?? url.searchParams.get('gid');
  return { document: url.origin + document, gid: gid !== null && /^\d{1,12}$/.test(gid) ? gid : null };
}

/** Where the document shows a sheet; a link for people. */
export function editorAddress({ document, gid }: SheetPlace): string {
  return `${document}/edit?gid=${gid}#gid=${gid}`;
}

/** Where Google gives the cells as CSV, every value as it is shown. */
export function exportAddress({ document, gid, range }: SheetPlace): string {
  return `${document}/export?format=csv&gid=${gid}${rangeQuery(range)}`;
}

/**
 * Where Google gives the cells as CSV for charts: of each column only the values of the kind that most of them have.
 */
export function chartAddress({ document, gid, range }: SheetPlace): string {
  return `${document}/gviz/tq?tqx=out:csv&headers=0&gid=${gid}${rangeQuery(range)}`;
}

/** Google is asked for a range only where all its sides are given; else for the whole sheet, of which `sheetCells` takes it. */
function rangeQuery(range: SheetPlace['range']): string {
  return range !== null && isBounded(sheetRange(range)) ? `&range=${encodeURIComponent(range)}` : '';
}
