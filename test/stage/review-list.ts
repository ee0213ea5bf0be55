import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import { pasteInto } from './paste.ts';
import { until } from './until.ts';

/** Makes a batch of a pasted list in a tab of its own and answers the tab once its rows are shown and stored. */
export async function reviewList(browser: Browser, list: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(page, list);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  return page;
}

/** Waits until a list is stored: its rows are seen before, and what is done with it as a whole waits for that, too. */
export async function listStored(page: Page): Promise<void> {
  await page.getByTestId('row').first().waitFor();
  await page.locator('.batch-tools:not([inert])').waitFor();
}

/** Waits until the first change of a list is stored: it is seen before, and can be undone from then on. */
export async function firstChangeStored(page: Page): Promise<void> {
  await page.locator('.grid-bar button:enabled', { hasText: 'Undo' }).waitFor();
}

/** Waits until the cells of a field, from top to bottom as far as they are drawn, read so. */
export async function columnReads(page: Page, field: string, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  const cells = page.locator(`[role=gridcell][data-field=${field}]`);
  await until(`the column ${field} to read ${wanted}`, async () =>
    JSON.stringify(await cells.allInnerTexts()) === wanted ? true : null,
  );
}

/** Puts the keyboard into a cell, of rows counted from 0. */
export async function goToCell(page: Page, row: number, field: string): Promise<void> {
  await page.locator(`[data-index="${row}"] [data-field=${field}]`).click();
}
