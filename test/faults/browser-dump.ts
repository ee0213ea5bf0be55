import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { StoredBatch } from '../../extension/batches/stored-batch.ts';
import { StoredRow } from '../../extension/batches/stored-row.ts';
import type { Browser } from '../stage/browser.ts';

/** What the extension has stored: batches and rows as records, and every store as text. */
export interface BrowserDump {
  batches: StoredBatch[];
  rows: StoredRow[];
  text: string;
}

/** Reads every store of the extension's database, past the extension's own code. */
export async function dumpBrowser(browser: Browser): Promise<BrowserDump> {
  const page = await browser.context.newPage();
  try {
    // A file of the extension: its origin, and nothing of its code.
    await page.goto(browser.extensionPage('manifest.json'));
    const stores = await readStores(page);
    return {
      batches: v.parse(v.array(StoredBatch), stores.batches ?? []),
      rows: v.parse(v.array(StoredRow), stores.rows ?? []),
      text: JSON.stringify(stores),
    };
  } finally {
    await page.close();
  }
}

function readStores(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('rollcall'));
    try {
      const names = [...database.objectStoreNames];
      if (names.length === 0) return {};
      const transaction = database.transaction(names);
      const records = names.map((name) => answer<unknown[]>(transaction.objectStore(name).getAll()));
      const all = await Promise.all(records);
      return Object.fromEntries(names.map((name, index) => [name, all[index] ?? []]));
    } finally {
      database.close();
    }
  });
}
