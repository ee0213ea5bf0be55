import { join } from 'node:path';
import { type Browser, launchBrowser } from '../../stage/browser.ts';
import { findOrInstallChromium } from '../../stage/find-chromium.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { makeBenchExtension } from './built-pages.ts';

/** A headless Chromium with a new profile and the extension with the bench's pages. */
export interface BenchBrowser {
  browser: Browser;
  end(): Promise<void>;
}

/** Starts it. Throws when a part does not start, and then nothing is left. */
export async function startBenchBrowser(
  pages: readonly string[],
  hosts: readonly string[] = [],
): Promise<BenchBrowser> {
  const folder = await temporaryFolder();
  try {
    const program = await findOrInstallChromium(console.log);
    const extension = join(folder.path, 'extension');
    await makeBenchExtension({ folder: extension, pages, hosts });
    const profile = join(folder.path, 'profile');
    // Without it the browser tells a rounded heap.
    const args = ['--enable-precise-memory-info'];
    const browser = await launchBrowser({ program, profile, extension, headless: true, args });
    return {
      browser,
      async end() {
        await browser.close();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

/** Empties every store of the extension, as if nothing had been captured; what runs has to be closed before. */
export async function emptyStores(browser: Browser): Promise<void> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionPage('manifest.json'));
    await page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const stores = ['batches', 'batchRows', 'captures', 'changes', 'images', 'drafts'];
        const names = [...database.objectStoreNames].filter((store) => stores.includes(store));
        const transaction = database.transaction(names, 'readwrite');
        for (const store of names) transaction.objectStore(store).clear();
        await new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
        database.close();
      }
    });
  } finally {
    await page.close();
  }
}
