import type { Page } from 'playwright-core';
import { until } from './until.ts';

/**
 * Ends when the browser has a draft on its disk that was kept after `since` (milliseconds of the epoch): a list is
 * counted at once and stored a moment later, and a test that closes the page is faster than people are.
 */
export async function draftKept(page: Page, id: 'popup' | 'files', since: number): Promise<void> {
  await until(`the draft of the ${id} to be kept`, async () => ((await savedAt(page, id)) >= since ? true : null));
}

/** When a draft was kept; 0 when there is none. */
function savedAt(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('drafts').objectStore('drafts').get(wanted);
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => resolve(asking.result?.savedAt ?? 0);
          asking.transaction?.addEventListener('complete', () => opening.result.close());
        };
      }),
    id,
  );
}
