import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { draftKept } from '../stage/draft-kept.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { project } from '../stage/project.ts';
import { listStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;

beforeAll(async () => {
  alone = await startExtensionAlone();
});

afterAll(() => alone?.stop());

const captures = join(project, 'test', 'fixtures', 'captures');

/** A file as a page is given it. */
type Given = { name: string; mimeType: string; buffer: Buffer };

function textFile(name: string, text: string): Given {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** The page with the large paste box, empty. */
async function newBatch(): Promise<Page> {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  // What the test before left comes back a moment after the page is there; so it is forgotten before that.
  await page.goto(alone.browser.extensionPage('console.html#/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(forgetDrafts);
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').waitFor();
  return page;
}

/** Runs in the page. */
function forgetDrafts(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('rollcall');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const forgetting = database.transaction('drafts', 'readwrite');
      forgetting.objectStore('drafts').clear();
      forgetting.onabort = () => reject(forgetting.error);
      forgetting.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

/** Chooses files in the file dialog. */
async function choose(page: Page, ...files: (Given | string)[]): Promise<void> {
  // The two kinds are never mixed in one call.
  await page.getByTestId('file-input').setInputFiles(files as Given[]);
}

/** Drops files where a hand would: on whatever lies in the middle of the page. */
async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight - 40) ?? document.body;
    const options = { dataTransfer, bubbles: true, cancelable: true };
    target.dispatchEvent(new DragEvent('dragenter', options));
    target.dispatchEvent(new DragEvent('dragover', options));
    target.dispatchEvent(new DragEvent('drop', options));
  }, files);
}

async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
}

describe('a chosen file', () => {
  test('is read, named as the source, and becomes a batch', async () => {
    const page = await newBatch();
    await choose(page, join(captures, 'workbook-staff', 'list.xlsx'));
    await page
      .getByTestId('counts')
      .getByText(/\d+ people/)
      .waitFor();
    await review(page);
    await page.getByText('From: list.xlsx').waitFor();
    await page.getByTestId('row').nth(3).waitFor();
    expect(await page.getByTestId('row').count()).toBe(4);
  });

  test('of several sheets asks which ones, the first being taken', async () => {
    const page = await newBatch();
    await choose(page, join(captures, 'workbook-hidden', 'list.xlsx'));
    await page.getByText(/hidden sheets? (was|were) left out/).waitFor();
    await page
      .getByText(/hidden rows? (was|were) left out/)
      .first()
      .waitFor();
  });

  test('in another encoding shows how it was understood', async () => {
    const page = await newBatch();
    await choose(
      page,
      join(captures, 'excel-france-windows-1252', 'input.csv'),
      join(captures, 'twice-encoded', 'input.csv'),
    );
    await page.getByText('The text is encoded as Windows (windows-1252). Check that this looks right:').waitFor();
    await page.getByText(/Wrongly encoded letters were repaired: “.+” became “.+”/).waitFor();
  });

  test('that is refused says what to do, and the others are read', async () => {
    const page = await newBatch();
    await choose(
      page,
      textFile('scan.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      textFile('empty.csv', ''),
      textFile('class.csv', 'mail;nom\nzoe@school.example.com;Zoé\njo@school.example.com;Jo'),
    );
    await page.getByText('This is a PDF. Open it, select the list, copy it and paste it here.').waitFor();
    await page.getByText('The file is empty.').waitFor();
    await page.getByTestId('counts').getByText('2 people').waitFor();
  });

  test('with markup and direction marks in its name is shown as harmless text', async () => {
    const page = await newBatch();
    await choose(page, textFile('<img src=x onerror=alert(1)>\u202efdp.csv', 'zoe@school.example.com'));
    await page.getByText('<img src=x onerror=alert(1)>fdp.csv', { exact: true }).waitFor();
    await review(page);
    await page.getByText('From: <img src=x onerror=alert(1)>fdp.csv').waitFor();
    expect(await page.locator('img[src=x]').count()).toBe(0);
  });

  test('is still there when the page was closed, and gone once it is a batch', async () => {
    const page = await newBatch();
    const start = Date.now();
    await choose(page, textFile('class.csv', 'zoe@school.example.com\njo@school.example.com'));
    await page.getByTestId('counts').getByText('2 people').waitFor();
    await draftKept(page, 'files', start);
    await page.reload();
    await page.getByTestId('file').getByText('class.csv').waitFor();
    await page.getByTestId('counts').getByText('2 people').waitFor();
    await review(page);
    await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
    await page.getByRole('textbox').waitFor();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    expect(await page.getByTestId('file').count()).toBe(0);
  });
});

describe('several lists at once', () => {
  test('are dropped anywhere, become one import, and who stands in two of them is one person', async () => {
    const page = await newBatch();
    await page.getByRole('textbox').fill('Zoé <zoe@school.example.com>');
    await drop(page, [
      { name: 'a.csv', text: 'mail;nom;prénom\nzoe@school.example.com;Martin;\njo@school.example.com;Petit;Jo' },
      { name: 'b.txt', text: 'Kim <kim@school.example.com>, jo@school.example.com' },
    ]);
    await page.getByTestId('counts').getByText('3 people').waitFor();
    await review(page);
    await page.getByText('From: Pasted list, a.csv, b.txt').waitFor();
    await page.getByText('3 people').first().waitFor();
    const zoe = page.getByTestId('row').filter({ hasText: 'zoe@school.example.com' });
    await zoe.waitFor();
    expect(await zoe.locator('[data-field]').allInnerTexts()).toEqual(expect.arrayContaining(['Zoé', 'Martin']));
  });
});

describe('a list of nothing', () => {
  test('says what was looked for, with an example', async () => {
    const page = await newBatch();
    await page.getByRole('textbox').fill('nobody is here');
    await page.getByText('such as jean.dupont@example.org').waitFor();
    expect(await page.getByRole('button', { name: 'Review' }).isDisabled()).toBe(true);
  });
});

describe('the popup', () => {
  test('opens no file dialog, but the page that has one', async () => {
    // A kept draft would stand in the popup, too.
    await newBatch();
    const popup = await alone.browser.context.newPage();
    await popup.goto(alone.browser.extensionPage('popup.html'));
    expect(await popup.getByTestId('file-input').count()).toBe(0);
    const [page] = await Promise.all([
      alone.browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: 'Take the list from a file' }).click(),
    ]);
    onTestFinished(() => page.close());
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
  });
});
