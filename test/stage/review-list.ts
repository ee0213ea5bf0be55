import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import { pasteInto } from './paste.ts';

/** Makes a batch of a pasted list in a tab of its own and answers the tab once its rows are shown. */
export async function reviewList(browser: Browser, list: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(page, list);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByTestId('row').first().waitFor();
  return page;
}

/** The texts of the cells of a field, from top to bottom, as far as they are drawn. */
export function columnTexts(page: Page, field: string): Promise<string[]> {
  return page.locator(`[role=gridcell][data-field=${field}]`).allInnerTexts();
}

/** Puts the keyboard into a cell, of rows counted from 0. */
export async function goToCell(page: Page, row: number, field: string): Promise<void> {
  await page.locator(`[data-index="${row}"] [data-field=${field}]`).click();
}
