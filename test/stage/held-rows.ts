import type { Browser } from './browser.ts';

/** Keeps everybody from reading and writing rows until the answered function is called. */
export function heldRows(browser: Browser): Promise<() => Promise<void>> {
  return heldStore(browser, 'batchRows');
}

/**
 * Keeps everybody from reading and writing one store until the answered function is called, by a transaction of a page of
 * its own: as a very long list or a slow disk does.
 */
export async function heldStore(browser: Browser, name: string): Promise<() => Promise<void>> {
  const holder = await browser.context.newPage();
  // A file of the extension: its origin, and nothing of its code.
  await holder.goto(browser.extensionPage('manifest.json'));
  await holder.evaluate(
    (store) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const held = opening.result.transaction(store, 'readwrite').objectStore(store);
          // A transaction lasts as long as it is asked something.
          const hold = () => {
            resolve();
            held.getKey('none').onsuccess = hold;
          };
          held.getKey('none').onsuccess = hold;
        };
      }),
    name,
  );
  return () => holder.close();
}
