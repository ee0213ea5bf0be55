import type { Page } from 'playwright-core';

/**
 * Every store of the extension's database as JSON, its octets as letters, read past the extension's own code in a page of
 * its origin.
 */
export function storedRecords(page: Page): Promise<string> {
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
