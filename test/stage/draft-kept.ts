import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { storedRecords } from './stored-records.ts';
import { until } from './until.ts';

const Stores = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ drafts: v.array(v.object({ id: v.string(), savedAt: v.number() })) }),
);

/**
 * Ends when the browser has a draft on its disk that was kept after `since` (milliseconds of the epoch): a list is
 * counted at once and stored a moment later, and a test that closes the page is faster than people are.
 */
export async function draftKept(page: Page, id: 'popup' | 'files' | 'page', since: number): Promise<void> {
  await until(`the draft of the ${id} to be kept`, async () => {
    const { drafts } = v.parse(Stores, await storedRecords(page));
    return drafts.some((draft) => draft.id === id && draft.savedAt >= since) ? true : null;
  });
}
