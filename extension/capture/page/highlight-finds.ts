import type { CapturedList } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';

/** Stand-in. */
export async function highlightFinds(_tab: CapturedTab, _list: CapturedList): Promise<void> {}

/** Stand-in. */
export async function clearHighlights(_tab: CapturedTab): Promise<void> {}
