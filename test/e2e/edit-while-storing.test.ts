import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftKept } from '../stage/draft-kept.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows, heldStore } from '../stage/held-rows.ts';
import { pasteInto } from '../stage/paste.ts';
import { columnReads, firstChangeStored, goToCell, listStored, reviewList } from '../stage/review-list.ts';

let alone: ExtensionAlone;
beforeAll(async () => {
  alone = await startExtensionAlone();
});
afterAll(() => alone?.stop());

const list = ['Last name\tFirst name\tE-mail', 'Lee\tAnn\tann@school.example.com', 'Roy\tBen\tben@school.example.com'];

test('what is typed in a cell stands there, and is filled down, while none of it can be stored', async () => {
  const page = await reviewList(alone.browser, list.join('\n'));
  const release = await heldRows(alone.browser);
  await goToCell(page, 0, 'firstName');
  await page.keyboard.type('Zoe');
  await page.keyboard.press('Enter');
  await columnReads(page, 'firstName', ['Zoe', 'Ben']);
  await page.keyboard.press('Control+D');
  await columnReads(page, 'firstName', ['Zoe', 'Zoe']);
  // What was typed is taken back to what stood there: that is a change, too.
  await goToCell(page, 0, 'firstName');
  await page.keyboard.type('Ann');
  await page.keyboard.press('Enter');
  await columnReads(page, 'firstName', ['Ann', 'Zoe']);
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).isEnabled()).toBe(false);
  await page.locator('.review-grid[aria-busy=true]').waitFor();
  await release();
  await page.locator('.review-grid[aria-busy=false]').waitFor();
  await page.reload();
  await listStored(page);
  await columnReads(page, 'firstName', ['Ann', 'Zoe']);
  await goToCell(page, 0, 'firstName');
  for (const names of [
    ['Zoe', 'Zoe'],
    ['Zoe', 'Ben'],
    ['Ann', 'Ben'],
  ]) {
    await page.keyboard.press('Control+Z');
    await columnReads(page, 'firstName', names);
  }
});

/** Reloads a page, where the browser asks first, and stays. */
async function staysAtReload(page: Page): Promise<void> {
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.evaluate(() => setTimeout(() => location.reload()));
  expect(await asked).toBe('beforeunload');
}

test('who reloads the page before what was typed in a cell is stored is asked first', async () => {
  const page = await reviewList(alone.browser, list.join('\n'));
  const release = await heldRows(alone.browser);
  await goToCell(page, 0, 'firstName');
  await page.keyboard.type('Zoe');
  await page.keyboard.press('Enter');
  await staysAtReload(page);
  await columnReads(page, 'firstName', ['Zoe', 'Ben']);
  await release();
  await firstChangeStored(page);
  await page.reload();
  await columnReads(page, 'firstName', ['Zoe', 'Ben']);
});

test('who reloads the page before what was pasted is kept is asked first', async () => {
  const page = await alone.browser.context.newPage();
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  const box = page.getByRole('textbox').first();
  await box.waitFor();
  const release = await heldStore(alone.browser, 'drafts');
  await pasteInto(page, list.join('\n'));
  await page.getByTestId('counts').getByText('2 people').waitFor();
  await staysAtReload(page);
  expect(await box.inputValue()).toContain('ann@school.example.com');
  await release();
  const start = Date.now();
  await page.keyboard.type(' ');
  await draftKept(page, 'popup', start);
  await page.reload();
  await page.getByTestId('counts').getByText('2 people').waitFor();
});
