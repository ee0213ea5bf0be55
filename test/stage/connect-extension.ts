import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import type { Owner } from './owner.ts';

/**
 * Connects the extension to a space as a person does: types the address, opens the space, signs in, compares the code,
 * approves; connects again where the space has ended the connection. Finds its way by the structure of the pages, so
 * that it works in every language. Does nothing when this browser is connected already. Leaves the console on its page
 * of spaces.
 */
export async function connectExtension(browser: Browser, origin: string, owner: Owner): Promise<Page> {
  const console = await browser.context.newPage();
  await console.goto(browser.extensionPage('console.html#/settings/connections'));
  const card = console.locator(`[data-testid=space][data-address="${origin}"]`);
  await console.locator('h1').waitFor();
  const again = card.locator('.notice-warn button');
  if ((await card.count()) === 0) await askForCode(console, origin);
  else if ((await again.count()) === 0) return console;
  else await again.click();
  await confirmCode(browser, console, owner);
  // The space goes by its host until it has told its name and who we are.
  await card
    .locator('h2')
    .filter({ hasNotText: new URL(origin).host })
    .waitFor();
  await again.waitFor({ state: 'detached' });
  return console;
}

/** Types the address of a space into the form of a page that has one, and asks the space for a code. */
export async function askForCode(page: Page, origin: string): Promise<void> {
  const form = page.locator('form.connect-form');
  await form.locator('input').fill(origin);
  await form.locator('button[type=submit]').click();
}

/** Opens the space from a page that shows a code, and approves it there. */
export async function confirmCode(browser: Browser, page: Page, owner: Owner): Promise<void> {
  const code = await page.getByTestId('user-code').innerText();
  const [space] = await Promise.all([
    browser.context.waitForEvent('page'),
    page.locator('.pending a[target=_blank]').click(),
  ]);
  await approve(space, code, owner);
  await space.close();
}

/** The space's own pages: the sign-in, if it asks for one, and the code that must be the same as the extension's. */
async function approve(space: Page, code: string, owner: Owner): Promise<void> {
  const password = space.locator('input[name=password]');
  const approval = space.locator('button[value=approve]');
  await password.or(approval).waitFor();
  if (await password.isVisible()) {
    await space.locator('input[name=email]').fill(owner.email);
    await password.fill(owner.password);
    await space.locator('main form button').click();
  }
  await approval.waitFor();
  const shown = await space.locator('.code').innerText();
  if (shown !== code) throw new Error(`The space shows the code ${shown}, the extension ${code}.`);
  await approval.click();
  await approval.waitFor({ state: 'detached' });
}
