import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows } from '../stage/held-rows.ts';
import { goToCell, listStored, reviewList } from '../stage/review-list.ts';
import { until } from '../stage/until.ts';

let alone: ExtensionAlone;
beforeAll(async () => {
  alone = await startExtensionAlone();
});
afterAll(() => alone?.stop());

const people = 2500;
const lines = Array.from({ length: people }, (_, at) => `Lee ${at}\tAnn\tann.${at}@school.example.com`);
const list = ['Last name\tFirst name\tE-mail', ...lines].join('\n');

test('all rows of a long list that are left out are seen to be, where somebody looks, before any is stored', async () => {
  const page = await reviewList(alone.browser, list);
  const drawn = (start: number) => page.locator(`[data-index="${start}"]`);
  const ticked = () => page.locator('[role=row][data-index] input[type=checkbox]:checked').count();
  await page.locator(`[role=grid][aria-rowcount="${people + 1}"][aria-busy=false]`).waitFor();
  const release = await heldRows(alone.browser);
  await goToCell(page, 0, 'lastName');
  await page.keyboard.press('Control+A');
  // Somebody may have scrolled since.
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight / 2));
  await drawn(people / 2).waitFor();
  await page.getByRole('button', { name: /^Leave out/ }).click();
  // The row of the keyboard is drawn far above.
  await until('the rows in sight to be left out', async () => ((await ticked()) <= 1 ? true : null));
  await page.locator('.review-grid[aria-busy=true]').waitFor();
  await release();
  await page.locator('.review-grid[aria-busy=false]').waitFor();
  await page.getByTestId('said').getByText('2,500 rows changed').waitFor();
  await page.reload();
  await listStored(page);
  await page.locator(`[role=grid][aria-rowcount="${people + 1}"][aria-busy=false]`).waitFor();
  expect(await ticked()).toBe(0);
  await goToCell(page, 0, 'lastName');
  // It is one step.
  await page.keyboard.press('Control+Z');
  await until('all rows to be taken in again', async () => ((await ticked()) > 5 ? true : null));
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).isEnabled()).toBe(false);
});
