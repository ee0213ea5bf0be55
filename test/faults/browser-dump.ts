import type { Page } from 'playwright-core';
import * as v from 'valibot';
import type { Browser } from '../stage/browser.ts';

const Row = v.object({
  id: v.string(),
  batchId: v.string(),
  person: v.object({ email: v.string() }),
  planned: v.nullable(v.object({ outcome: v.string() })),
  receipt: v.nullable(v.object({ outcome: v.string() })),
});

/** What is read of the records of the extension; the rest is its own business. */
const Stores = v.object({
  batches: v.optional(
    v.array(
      v.object({
        id: v.string(),
        stage: v.string(),
        attempts: v.number(),
        lastProblem: v.nullable(v.object({ code: v.string() })),
      }),
    ),
    [],
  ),
  batchRows: v.optional(v.array(v.object({ text: v.pipe(v.string(), v.parseJson(), v.array(Row)) })), []),
  spaces: v.optional(v.array(v.object({ signInId: v.string() })), []),
});

/** What the extension has stored: some of it as records, and every store as text, its octets as letters. */
export interface BrowserDump extends Omit<v.InferOutput<typeof Stores>, 'batchRows'> {
  rows: v.InferOutput<typeof Row>[];
  text: string;
}

/** Reads every store of the extension's database, past the extension's own code. */
export async function dumpBrowser(browser: Browser): Promise<BrowserDump> {
  const page = await browser.context.newPage();
  try {
    // A file of the extension: its origin, and nothing of its code.
    await page.goto(browser.extensionPage('manifest.json'));
    const text = await readStores(page);
    const { batchRows, ...stores } = v.parse(Stores, JSON.parse(text));
    return { ...stores, rows: batchRows.flatMap((stored) => stored.text), text };
  } finally {
    await page.close();
  }
}

function readStores(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('rollcall'));
    try {
      const names = [...database.objectStoreNames];
      if (names.length === 0) return '{}';
      const transaction = database.transaction(names);
      const records = names.map((name) => answer<unknown[]>(transaction.objectStore(name).getAll()));
      const all = await Promise.all(records);
      const stores = Object.fromEntries(names.map((name, index) => [name, all[index] ?? []]));
      return JSON.stringify(stores, (_, value) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? new TextDecoder('latin1').decode(value as AllowSharedBufferSource)
          : value,
      );
    } finally {
      database.close();
    }
  });
}
