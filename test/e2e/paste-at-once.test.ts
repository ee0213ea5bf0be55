import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { pasteInto } from '../stage/paste.ts';
import { firstChangeStored, listStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;
beforeAll(async () => {
  alone = await startExtensionAlone();
});
afterAll(() => alone?.stop());

const lines = Array.from({ length: 20_000 }, (_, at) => `Dupont ${at}\tZoé\tzoe${at}@school.example.com`);
// Who is named again at the end is merged into the first row; what that left open is filled.
const again = 'Dupont 0\tZoé\tzoe0@school.example.com\tHello';
const text = ['Last name\tFirst name\tE-mail\tAdditional information', ...lines, again].join('\n');

/** Opens the page with the large paste box. */
async function newBatch(): Promise<Page> {
  const page = await alone.browser.context.newPage();
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').waitFor();
  return page;
}

/** Presses Review as soon as it can be pressed, and notes what stands in the page when its first rows are there. */
async function reviewAtOnce(page: Page): Promise<{ counts: string; name: string; rows: number; title: string }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const review = [...document.querySelectorAll('button')].find(
            ({ textContent, disabled }) => textContent.trim() === 'Review' && !disabled,
          );
          review?.click();
          const row = document.querySelector('[data-testid=row]');
          if (!row) return;
          changes.disconnect();
          resolve({
            counts: document.querySelector('[data-testid=counts]')?.textContent ?? '',
            name: row.querySelector('[data-field=lastName]')?.textContent ?? '',
            rows: Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')),
            title: document.querySelector('h1')?.textContent ?? '',
          });
        };
        const changes = new MutationObserver(look);
        changes.observe(document, { subtree: true, childList: true, attributes: true });
      }),
  );
}

/** Gives the second person another last name as soon as they can be seen. */
async function correctAtOnce(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let isOpened = false;
        const correct = () => {
          const cell = document.querySelectorAll('[data-testid=row]')[1]?.querySelector('[data-field=lastName]');
          if (!isOpened) cell?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
          isOpened ||= cell !== undefined;
          const editor = document.querySelector<HTMLInputElement>('[data-testid=row] input:not([type=checkbox])');
          if (!editor) return;
          changes.disconnect();
          editor.value = 'Martin';
          editor.dispatchEvent(new InputEvent('input', { bubbles: true }));
          editor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
          resolve();
        };
        const changes = new MutationObserver(correct);
        changes.observe(document, { subtree: true, childList: true });
      }),
  );
}

test('who reviews a long table while it is still read sees its first people, corrects them, and has them all', async () => {
  const page = await newBatch();
  const shown = reviewAtOnce(page);
  const corrected = correctAtOnce(page);
  await pasteInto(page, text);
  expect(await shown).toEqual({
    counts: 'Loading…',
    name: 'Dupont 0',
    rows: 61,
    title: 'Zoé Dupont 0 and 20,000 others',
  });
  await corrected;
  await page
    .getByTestId('counts')
    .getByText(/^20,000 people/)
    .waitFor();
  await page.getByRole('heading', { name: 'Zoé Dupont 0 and 19,999 others' }).waitFor();
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('20001');
  const first = page.getByTestId('row').first();
  await first.getByText('2 +1').waitFor();
  expect(await first.locator('[data-field]').allInnerTexts()).toContain('Hello');
  const second = page.getByTestId('row').nth(1).locator('[data-field=lastName]');
  await second.getByText('Martin').waitFor();
  await listStored(page);
  await firstChangeStored(page);
  await page.reload();
  await second.getByText('Martin').waitFor();
  await page.close();
});

test('a long table whose columns were chosen before is reviewed with that choice, however early', async () => {
  const page = await newBatch();
  // What was chosen is not stored yet when the next list is read.
  await page.evaluate(() => {
    const { digest } = SubtleCrypto.prototype;
    let isFirst = true;
    SubtleCrypto.prototype.digest = async function (...given) {
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 1000));
      isFirst = false;
      return digest.apply(this, given);
    };
  });
  await pasteInto(page, text);
  await page
    .getByTestId('counts')
    .getByText(/^20,000 people/)
    .waitFor();
  await page.getByText('Columns', { exact: true }).click();
  await page.getByLabel('What column “First name” holds').selectOption({ label: 'Labels' });
  await page
    .getByTestId('counts')
    .getByText(/^20,000 people/)
    .waitFor();
  await page.getByRole('button', { name: 'Empty the box' }).click();
  const shown = reviewAtOnce(page);
  await pasteInto(page, text);
  await shown;
  await page
    .getByTestId('counts')
    .getByText(/^20,000 people/)
    .waitFor();
  const labels = page.getByTestId('row').first().locator('[data-field=labels]');
  await labels.getByText('Zoé').waitFor();
  // Closed sooner, it would come back as the draft of the next test.
  await listStored(page);
  await page.close();
});

test('who sees the first people of a table that breaks the reader is told so, and waits for no more', async () => {
  const page = await newBatch();
  await page.evaluate(() => {
    const { includes } = String.prototype;
    String.prototype.includes = function (...given) {
      if (given[0] === '@' && includes.call(this, 'zoe19000@')) throw new Error('The reader broke.');
      return includes.apply(this, given);
    };
  });
  const shown = reviewAtOnce(page);
  await pasteInto(page, text);
  await shown;
  await page.getByText('The reader broke.').waitFor();
  await page.getByTestId('counts').waitFor({ state: 'detached' });
  await page.close();
});
