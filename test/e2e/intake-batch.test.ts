import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows } from '../stage/held-rows.ts';
import { pasteInto } from '../stage/paste.ts';
import { firstChangeStored, listStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;

beforeAll(async () => {
  alone = await startExtensionAlone();
});

afterAll(() => alone?.stop());

const header = 'mail;Zone A;Zone B';

/** A list whose columns do not say what they hold, as a batch. */
async function batchOf(text: string): Promise<Page> {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  return page;
}

/** The texts of the row of somebody. */
async function rowOf(page: Page, address: string): Promise<string[]> {
  const line = page.getByTestId('row').filter({ hasText: address });
  await line.waitFor();
  return line.locator('[data-field]').allInnerTexts();
}

/** Pastes a text on the page itself, not into a field. */
async function pasteOnPage(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([given.text], given.name));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', options));
      document.body.dispatchEvent(new DragEvent('drop', options));
    },
    { name, text },
  );
}

describe('the columns of a batch', () => {
  test('are changed by one choice with a sample beside it, and the next list with the header is read so', async () => {
    const page = await batchOf(`${header}\nzoe@school.example.com;Zoé;Martin\njo@school.example.com;Jo;Petit`);
    await page.getByTestId('columns').locator('summary').click();
    const zone = page.getByTestId('column').filter({ hasText: 'Zone A' });
    await zone.getByText('Zoé, Jo').waitFor();
    await zone.getByRole('combobox').selectOption({ label: 'First name' });
    await page.getByText('The list was read anew, with 2 rows.').waitFor();
    await page
      .getByTestId('column')
      .filter({ hasText: 'Zone B' })
      .getByRole('combobox')
      .selectOption({ label: 'Last name' });
    await page.getByTestId('row').filter({ hasText: 'Martin' }).waitFor();
    expect(await rowOf(page, 'jo@school.example.com')).toEqual(expect.arrayContaining(['Jo', 'Petit']));

    await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
    await page.getByRole('textbox').fill(`${header}\nkim@school.example.com;Kim;Lee`);
    await page.getByText('You have read a list with these columns before').waitFor();
    await page.getByRole('button', { name: 'Read it anew' }).click();
    await page.getByText('You have read a list with these columns before').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Empty the box' }).click();
  });
});

test('the only column of addresses stays one, and nothing is remembered that would leave a list without it', async () => {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  const list = 'Street\tmail\tCity\nHill 1\tzoe@school.example.com\tBern\nHill 2\tjo@school.example.com\tRome';
  // In one change: to fill it in is one for each line, and a choice would be about the list as it was before the last.
  await page.getByRole('textbox').evaluate((box: HTMLTextAreaElement, text) => {
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, list);
  const holds = (column: string) => page.getByLabel(`What column “${column}” holds`);
  // A list that was left in the box, and comes back first, may have the other column.
  await holds('Street').waitFor({ state: 'attached' });
  if (!(await holds('Street').isVisible())) await page.getByText('Columns', { exact: true }).click();
  // One choice after the other, faster than the list is read anew: on a slow machine, too, by the page's own clock.
  await page.evaluate(async () => {
    const now = performance.now();
    Object.assign(performance, { now: () => now });
    for (const [column, meaning] of [
      ['Street', 'additionalInformation'],
      ['mail', ''],
      ['City', 'labels'],
    ]) {
      const select = document.querySelector<HTMLSelectElement>(`select[aria-label*="“${column}”"]`);
      if (!select) throw new Error(`There is no column ${column}.`);
      select.value = meaning ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      // Drawn anew within the same task: nothing is read before the next choice.
      for (let turn = 0; turn < 20; turn++) await null;
    }
    Reflect.deleteProperty(performance, 'now');
  });
  await page.getByText('With these columns no e-mail address would be left').waitFor();
  expect(await holds('Street').inputValue()).toBe('additionalInformation');
  expect(await holds('mail').inputValue()).toBe('email');
  expect(await holds('City').inputValue()).toBe('labels');
  await holds('City').selectOption('groups');
  await page.getByText('With these columns no e-mail address would be left').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Empty the box' }).click();
  await page.getByRole('textbox').fill(list);
  await page.getByText('You have read a list with these columns before').waitFor();
  expect(await holds('mail').inputValue()).toBe('email');
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  expect(await rowOf(page, 'jo@school.example.com')).toContain('Rome');
});

describe('more people', () => {
  test('are added by a paste on the page and by a drop, nobody twice, each with its source', async () => {
    const page = await batchOf('Zoé <zoe@school.example.com>');
    await pasteOnPage(page, 'Jo <jo@school.example.com>, zoe@school.example.com');
    await page.getByRole('button', { name: 'Add to this batch' }).click();
    await page.getByText('1 person was added from “Pasted list”. 1 person was here already').waitFor();
    await dropFile(page, 'class.csv', 'mail\nkim@school.example.com');
    await page.getByRole('button', { name: 'Add to this batch' }).click();
    await page.getByText('1 person was added from “class.csv”.').waitFor();
    await page.getByText('From: Pasted list, Pasted list, class.csv').waitFor();
    await page.getByTestId('row').nth(2).waitFor();
    expect(await page.getByTestId('row').count()).toBe(3);
  });
});

describe('rows with problems', () => {
  test('go out as a file with reasons and come back mended, wherever they are given back', async () => {
    const page = await batchOf('Zoé <zoe@@school.example.com>\nJo <jo@school.example.com>\nKim <kim@nowhere>');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the rows with problems (2)' }).click();
    const path = join(alone.folder, 'problems.csv');
    await (await waiting).saveAs(path);
    const csv = await readFile(path, 'utf8');
    expect(csv).toContain('has more than one @ sign');
    expect(csv).not.toContain('jo@school.example.com');

    await dropFile(page, 'problems.csv', csv.replace('zoe@@school', 'zoe@school'));
    await page.getByRole('button', { name: 'Add to this batch' }).click();
    await page.getByText('1 row mended, 1 was right already.').waitFor();
    await page.getByTestId('row').filter({ hasText: 'zoe@school.example.com' }).first().waitFor();
    expect(await page.getByTestId('row').count()).toBe(3);

    await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
    await page.getByRole('textbox').fill(csv.replace('kim@nowhere', 'kim@school.example.com'));
    await page.getByText('that were downloaded to be repaired.').waitFor();
    await page.getByRole('button', { name: 'Mend them there' }).click();
    await page.getByText(/rows? mended/).waitFor();
    await page.getByTestId('row').filter({ hasText: 'kim@school.example.com' }).waitFor();
  });
});

test('rows can be corrected before they are stored: nothing is lost of it, and nobody waits for the disk', async () => {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await pasteInto(page, 'Ada Lovelace <ada@school.example.com>\nKim Lee <kim@school.example.com>');
  const release = await heldRows(alone.browser);
  await page.getByRole('button', { name: 'Review' }).click();
  const cell = page.getByTestId('row').first().locator('[data-field=firstName]');
  await cell.dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Adèle');
  await page.keyboard.press('Enter');
  await page.getByText('Storing… 0 of 2 people').waitFor();
  await release();
  await firstChangeStored(page);
  await page.reload();
  await cell.getByText('Adèle').waitFor();
});

test('rows that are corrected while the disk is full are so when storing them was tried again', async () => {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await pasteInto(page, 'Ida Rhodes <ida@school.example.com>\nJo Petit <jo.petit@school.example.com>');
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...given) {
      if (this.name === 'batches') throw new DOMException('No room.', 'QuotaExceededError');
      return add.apply(this, given);
    };
    addEventListener('room', () => Object.assign(IDBObjectStore.prototype, { add }));
  });
  await page.getByRole('button', { name: 'Review' }).click();
  await page.locator('.storing-full').waitFor();
  const cell = page.getByTestId('row').nth(1).locator('[data-field=lastName]');
  await cell.dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Martin');
  await page.keyboard.press('Enter');
  await page.evaluate(() => dispatchEvent(new Event('room')));
  await page.locator('.storing-full').getByRole('button', { name: 'again' }).click();
  await listStored(page);
  await firstChangeStored(page);
  await cell.getByText('Martin').waitFor();
});

// The last one: its list may be left as a draft.
describe('a long list', () => {
  /** Lines of a list of so many people. */
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => `Person ${index} <person${index}@school.example.com>`).join('\n');

  test('can be stopped while it is stored: nothing of it is stored, and the list is still there', async () => {
    const page = await alone.browser.context.newPage();
    onTestFinished(() => page.close());
    await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
    await page
      .getByTestId('file-input')
      .setInputFiles([{ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(people(20_000)) }]);
    await page.getByTestId('counts').getByText('20,000 people').waitFor();
    const release = await heldRows(alone.browser);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Storing… 0 of 20,000 people').waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await release();
    await page.getByText('Storing was stopped.').waitFor();
    expect(await storedRows(page, 'long.txt')).toBe(0);

    // And closed in the middle of it: the list is a whole batch or still the draft.
    const releaseAgain = await heldRows(alone.browser);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Storing… 0 of 20,000 people').waitFor();
    await releaseAgain();
    await alone.restart();
    const again = await alone.browser.context.newPage();
    onTestFinished(() => again.close());
    await again.goto(alone.browser.extensionPage('console.html#/new-batch'));
    const stored = await storedRows(again, 'long.txt');
    expect([0, 20_000]).toContain(stored);
    if (stored === 0) await again.getByTestId('counts').getByText('20,000 people').waitFor();
  });
});

/** How many rows the database holds of imports from a source. */
function storedRows(page: Page, title: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction(['batches', 'batchRows']);
          const batches = reading.objectStore('batches').getAll();
          const rows = reading.objectStore('batchRows').getAll();
          reading.oncomplete = () => {
            database.close();
            const ids = new Set(batches.result.filter(({ source }) => source.title === wanted).map(({ id }) => id));
            const own = rows.result.filter(({ batchId }) => ids.has(batchId));
            resolve(own.reduce((sum, { text }) => sum + JSON.parse(text).length, 0));
          };
        };
      }),
    title,
  );
}
