import type { Browser } from './browser.ts';

/**
 * Keeps everybody from reading and writing rows until the answered function is called, by a transaction of a page of its
 * own: as a very long list or a slow disk does.
 */
export async function heldRows(browser: Browser): Promise<() => Promise<void>> {
  const holder = await browser.context.newPage();
  // A file of the extension: its origin, and nothing of its code.
  await holder.goto(browser.extensionPage('manifest.json'));
  await holder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const rows = opening.result.transaction('batchRows', 'readwrite').objectStore('batchRows');
          // A transaction lasts as long as it is asked something.
          const hold = () => {
            resolve();
            rows.getKey('none').onsuccess = hold;
          };
          rows.getKey('none').onsuccess = hold;
        };
      }),
  );
  return () => holder.close();
}
