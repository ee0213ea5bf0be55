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
  if ((await card.count()) === 0) {
    const form = console.locator('form.connect-form');
    await form.locator('input').fill(origin);
    await form.locator('button[type=submit]').click();
  } else if ((await again.count()) === 0) return console;
  else await again.click();
  const code = await console.getByTestId('user-code').innerText();
  const [space] = await Promise.all([
    browser.context.waitForEvent('page'),
    console.locator('.pending a[target=_blank]').click(),
  ]);
  await approve(space, code, owner);
  await space.close();
  // The space goes by its host until it has told its name and who we are.
  await card
    .locator('h2')
    .filter({ hasNotText: new URL(origin).host })
    .waitFor();
  await again.waitFor({ state: 'detached' });
  return console;
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
