import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, onTestFinished, test } from 'vitest';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows } from '../stage/held-rows.ts';
import { pasteInto } from '../stage/paste.ts';
import { listStored } from '../stage/review-list.ts';
import { until } from '../stage/until.ts';

let alone: ExtensionAlone;
beforeAll(async () => {
  alone = await startExtensionAlone();
});
afterAll(() => alone?.stop());
beforeEach(async () => {
  const page = await alone.browser.context.newPage();
  await page.goto(alone.browser.extensionPage('console.html#/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(forgetDrafts);
  await page.close();
});

const ann = 'Ann Lee <ann@school.example.com>';
const ben = 'Ben Roy <ben@school.example.com>';

/** The page with the large paste box. */
async function newBatch(): Promise<Page> {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').waitFor();
  return page;
}

/** Goes to the large paste box as a click of the navigation does, while the page lives on. */
async function backToBox(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/new-batch';
  });
  await page.getByRole('textbox').waitFor();
}

async function boxReads(page: Page, text: string): Promise<void> {
  await until(`the box to read ${JSON.stringify(text)}`, async () =>
    (await page.getByRole('textbox').inputValue()) === text ? true : null,
  );
}

/** Presses a button, and types behind what stands in the box before the page had a turn. */
async function pressAndType(page: Page, button: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: button }).evaluate((pressed: HTMLElement, more) => {
    const box = document.querySelector('textarea');
    if (!box) throw new Error('There is no box.');
    pressed.click();
    box.value += more;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, typed);
}

/** Pastes beside every field. */
async function pasteOnPage(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

describe('a new batch', () => {
  test('leaves in the box what came into it while it was being stored, also when the page is opened anew', async () => {
    const page = await newBatch();
    await pasteInto(page, ann);
    const release = await heldRows(alone.browser);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Storing… 0 of 1 people').waitFor();
    await backToBox(page);
    await boxReads(page, '');
    await pasteInto(page, ben);
    await release();
    await page.evaluate(() => history.back());
    await listStored(page);
    await backToBox(page);
    await boxReads(page, ben);
    await page.reload();
    await boxReads(page, ben);
  });

  test('takes what was typed in the moment in which its button was pressed', async () => {
    const page = await newBatch();
    await pasteInto(page, ann);
    await page.getByTestId('counts').getByText('1 person').waitFor();
    await pressAndType(page, 'Review', `\n${ben}`);
    await listStored(page);
    await page.getByText('All (2)').waitFor();
    await backToBox(page);
    await boxReads(page, '');
  });

  test('takes a long paste that is still looked into when its button is pressed', async () => {
    const page = await newBatch();
    await pasteInto(page, 'Ann Lee\tann@school.example.com');
    await page.getByTestId('counts').getByText('1 person').waitFor();
    await page.getByRole('button', { name: 'Review' }).evaluate((pressed: HTMLElement) => {
      const rows = Array.from(
        { length: 3000 },
        (_, at) => `<tr><td>D ${at}</td><td>d.${at}@school.example.com</td></tr>`,
      );
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', `<table>${rows.join('')}</table>`);
      const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('textarea')?.dispatchEvent(pasted);
      pressed.click();
    });
    await listStored(page);
    await page.getByText('All (3,001)').waitFor();
    await backToBox(page);
    await boxReads(page, '');
  });

  test('that another tab makes leaves what stands in the box of this one', async () => {
    const [first, second] = [await newBatch(), await newBatch()];
    await pasteInto(first, ann);
    await first.getByTestId('counts').getByText('1 person').waitFor();
    await pasteInto(second, ben);
    await second.getByTestId('counts').getByText('1 person').waitFor();
    await first.getByRole('button', { name: 'Review' }).click();
    await listStored(first);
    await second.close();
    const third = await newBatch();
    await boxReads(third, ben);
  });

  test('that another tab makes leaves the files that were chosen in this one', async () => {
    const [first, second] = [await newBatch(), await newBatch()];
    await pasteInto(first, ann);
    await first.getByTestId('counts').getByText('1 person').waitFor();
    const file = { name: 'more.txt', mimeType: 'text/plain', buffer: Buffer.from(ben) };
    await second.getByTestId('file-input').setInputFiles([file]);
    await second.getByTestId('counts').getByText('1 person').waitFor();
    await first.getByRole('button', { name: 'Review' }).click();
    await listStored(first);
    await second.reload();
    await second.getByText('more.txt').first().waitFor();
  });

  test('that is stopped comes back in front of what was typed meanwhile', async () => {
    const page = await newBatch();
    await pasteInto(page, ann);
    const release = await heldRows(alone.browser);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Storing… 0 of 1 people').waitFor();
    await backToBox(page);
    await pasteInto(page, ben);
    await page.evaluate(() => history.back());
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await release();
    await page.getByText('Storing was stopped.').waitFor();
    await until('both to stand there', async () => {
      const text = await page.getByRole('textbox').inputValue();
      return text === `${ann}\n${ben}` ? true : null;
    });
  });
});

test('what is pasted onto the page of a batch while a list is added to it is still to be added', async () => {
  const page = await newBatch();
  await page.getByRole('textbox').fill(ann);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  await page.getByRole('button', { name: 'Add more people' }).click();
  await page.getByRole('textbox').first().fill('Cy <cy@school.example.com>');
  await pasteOnPage(page, 'Di <di@school.example.com>');
  await boxReads(page, 'Cy <cy@school.example.com>\nDi <di@school.example.com>');
  await page.getByTestId('counts').getByText('2 people').waitFor();
  const release = await heldRows(alone.browser);
  await page.getByRole('button', { name: 'Add to this batch' }).click();
  await page.getByText('0 of 2').waitFor();
  await pasteOnPage(page, ben);
  await release();
  await page.getByText('2 people were added').waitFor();
  await boxReads(page, ben);
  await page.getByRole('button', { name: 'Add to this batch' }).click();
  await page.getByText('1 person was added').waitFor();
  await page.getByText('All (4)').waitFor();
});

/** Runs in the page. */
function forgetDrafts(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('rollcall');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const forgetting = opening.result.transaction('drafts', 'readwrite');
      forgetting.objectStore('drafts').clear();
      forgetting.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
