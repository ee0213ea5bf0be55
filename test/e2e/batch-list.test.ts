import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { version1 } from '../extension/batches/version-1.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows } from '../stage/held-rows.ts';
import { listStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;

beforeAll(async () => {
  alone = await startExtensionAlone();
});

afterAll(() => alone?.stop());

async function open(path: string): Promise<Page> {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage(path));
  return page;
}

async function batchOf(text: string): Promise<void> {
  const page = await open('console.html#/new-batch');
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
}

test('pasted batches are told apart by who is in them', async () => {
  await batchOf('Jean Dupont <jean@school.example.com>\nzoe@school.example.com\nkim@school.example.com');
  await batchOf('solo@school.example.com');
  const list = await open('console.html#/batches');
  await list.getByRole('link', { name: 'Jean Dupont and 2 others', exact: true }).waitFor();
  await list.getByRole('link', { name: 'solo@school.example.com', exact: true }).waitFor();
});

test('names are there at once, and counts and phases say that they are being read, without a jump', async () => {
  await batchOf('Ada Byron <ada@school.example.com>\nbea@school.example.com');
  const release = await heldRows(alone.browser);
  const list = await open('console.html#/batches');
  const line = list.getByTestId('batch').filter({ hasText: 'Ada Byron and 1 other' });
  await line.waitFor();
  expect(await line.getByTestId('counts').innerText()).toBe('Loading…');
  const before = await line.boundingBox();
  const popup = await open('popup.html');
  const recent = popup.getByRole('link', { name: /^Ada Byron and 1 other.*Loading…$/ });
  await recent.waitFor();
  await release();
  await line.getByText('2 people').waitFor();
  await line.getByText('To review').waitFor();
  expect(await line.boundingBox()).toEqual(before);
  await popup.getByRole('link', { name: /^Ada Byron and 1 other.*To review$/ }).waitFor();
});

test('a batch that cannot be read says so and can be removed, and the others are as they were', async () => {
  await batchOf('Old One <old@school.example.com>');
  await batchOf('Good One <good@school.example.com>');
  const list = await open('console.html#/batches');
  await list.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('rollcall');
        opening.onsuccess = () => {
          const batches = opening.result.transaction('batches', 'readwrite').objectStore('batches');
          const all = batches.getAll();
          all.onsuccess = () => {
            const old = all.result.find(({ name }) => name === 'Old One');
            batches.put({ ...old, way: 'of-another-version' });
          };
          batches.transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await list.reload();
  const strange = list.getByTestId('unreadable-batch').filter({ hasText: 'Old One' });
  await strange.getByText('Another version of Rollcall stored this batch').waitFor();
  await list.getByRole('link', { name: 'Good One' }).waitFor();
  await strange.getByRole('button', { name: 'Remove' }).click();
  await list.getByRole('button', { name: 'Remove the batch' }).click();
  await strange.waitFor({ state: 'detached' });
  await list.getByRole('link', { name: 'Good One' }).waitFor();
});

test('data that the browser deletes is missed in words, until the admin goes on or has understood', async () => {
  const page = await open('console.html');
  const words = page.getByText('This browser has deleted what Rollcall kept in it');
  await page.getByRole('link', { name: 'Good One' }).waitFor();
  expect(await words.isVisible()).toBe(false);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage,cache_storage' });
  await page.reload();
  await words.waitFor();
  await page.getByRole('link', { name: 'Connect to your space' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await words.waitFor();
  await page.getByRole('button', { name: 'Understood' }).click();
  await words.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await words.isVisible()).toBe(false);
});

test('an upgrade that an old tab is in the way of says so, and goes on when the tab is closed', async () => {
  const tab = await open('manifest.json');
  await keepOldVersion(tab);
  const page = await open('console.html');
  const popup = await open('popup.html');
  const words = 'Rollcall waits for what it keeps in this browser';
  await page.getByText(words).waitFor();
  await popup.getByText(words).waitFor();
  await tab.close();
  await page.getByText(words).waitFor({ state: 'detached' });
  await page.getByText('Nothing waits').waitFor();
  await popup.getByText(words).waitFor({ state: 'detached' });
});

/** Holds the database as version 1 of it, as a tab does that is asleep and gives way to nobody. */
function keepOldVersion(tab: Page): Promise<void> {
  return tab.evaluate(
    (stores) =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('rollcall');
        deleting.onerror = () => reject(deleting.error);
        deleting.onsuccess = () => {
          // Dexie counts in tens.
          const opening = indexedDB.open('rollcall', 10);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            // What nothing refers to is closed by the browser, sooner or later.
            Object.assign(globalThis, { heldDatabase: opening.result });
            resolve();
          };
          opening.onupgradeneeded = () => {
            for (const [name, [key = '', ...indexes]] of stores) {
              const [, first, second] = /^\[(\w+)\+(\w+)\]$/.exec(key) ?? [];
              const isMade = key.startsWith('++');
              const keyPath = first && second ? [first, second] : key.replace('++', '');
              const store = opening.result.createObjectStore(name, { keyPath, autoIncrement: isMade });
              for (const index of indexes) {
                const parts = index.replace(/[[\]]/g, '').split('+');
                store.createIndex(index, parts.length > 1 ? parts : index);
              }
            }
          };
        };
      }),
    Object.entries(version1.stores).map(([name, keys]) => [name, keys.split(', ')] as const),
  );
}
