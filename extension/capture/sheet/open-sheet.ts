import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CapturedTab } from '../captured-tab.ts';
import { sourceTitle } from '../source-title.ts';
import { lookAtSheet, SheetLook } from './look-at-sheet.ts';
import { type NamedSheet, namedSheets } from './named-sheets.ts';
import { type SheetAddress, sheetAddress } from './sheet-address.ts';
import type { SheetPlace } from './sheet-place.ts';
import { type NamedSelection, selectionIn } from './sheet-range.ts';

/** The Google spreadsheet that a tab shows. */
export interface OpenSheet {
  /** The document's. */
  title: string;
  /** The name of the sheet that is shown, or an empty text when the page does not say it. */
  sheetName: string;
  /** Where to read; its range is null when none is selected: the whole sheet is offered then. */
  place: SheetPlace;
  /** `several` ranges and `named` cells cannot be told from here; `none` is also a single cell. */
  selection: NamedSelection['selection'];
  /** The name of the selected cells, for `named`; else an empty text. */
  rangeName: string;
  /** All that the bar at the bottom shows, in order; null when the page does not tell their ids. */
  sheets: NamedSheet[] | null;
}

/**
 * What spreadsheet a tab shows, and what is selected in it; null if it shows none. Fetches nothing. Where the tab may
 * not be looked at, what its address says is still told.
 */
export async function openSheet(tab: CapturedTab): Promise<OpenSheet | null> {
  const address = sheetAddress(tab.url);
  return address && sheetSeen(tab, address, await look(tab));
}

/** The same from what was seen in the tab, null if nothing was. */
export function sheetSeen(tab: CapturedTab, address: SheetAddress, seen: SheetLook | null): OpenSheet {
  // The address of the tab may be a moment older than what it shows.
  const now = (seen && sheetAddress(seen.address)) ?? address;
  const sheets = seen && namedSheets(seen);
  const active = seen?.tabs.findIndex(({ isActive }) => isActive) ?? -1;
  const { selection, range } = selectionIn(seen?.nameBox ?? '');
  return {
    // Browsers show "Staff - Google Sheets", in many languages.
    title: sourceTitle(seen?.title || tab.title.replace(/ [-–—] Google [^-–—]*$/, '')),
    sheetName: sourceTitle(seen?.tabs[active]?.name ?? ''),
    place: { document: now.document, gid: now.gid ?? sheets?.[active]?.gid ?? '0', range },
    selection,
    rangeName: selection === 'named' ? sourceTitle(seen?.nameBox ?? '') : '',
    sheets,
  };
}

async function look({ id }: CapturedTab): Promise<SheetLook | null> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId: id }, func: lookAtSheet });
    const seen = v.safeParse(SheetLook, frame?.result);
    return seen.success ? seen.output : null;
  } catch {
    // Without the permission for this tab, or when it is gone: reading says so, if the admin asks for it.
    return null;
  }
}
