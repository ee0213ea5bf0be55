import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import { approve as approveByRequest, signedIn } from './connected-device.ts';
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
  await isConnected(console, origin);
  await again.waitFor({ state: 'detached' });
  return console;
}

/**
 * The same for what is not about connecting, in a third of the time: the owner approves by a request and not in a page,
 * and the extension does not wait for its next turn to ask.
 */
export async function connectAtOnce(browser: Browser, origin: string, owner: Owner): Promise<Page> {
  const console = await browser.context.newPage();
  await console.goto(browser.extensionPage('console.html#/settings/connections'));
  await askForCode(console, origin);
  const code = await console.getByTestId('user-code').innerText();
  await approveByRequest(await signedIn(origin, owner), code);
  await console.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('connections', 'readwrite');
          const connections = writing.objectStore('connections');
          const reading = connections.get('pending');
          reading.onsuccess = () => {
            // It may have been its turn just now.
            if (reading.result) connections.put({ ...reading.result, nextPollAt: 0 });
          };
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await isConnected(console, origin);
  return console;
}

/** Waits until a page of the settings shows a space as one that has told its name and who we are. */
async function isConnected(page: Page, origin: string): Promise<void> {
  const name = page.locator(`[data-testid=space][data-address="${origin}"] h2`);
  // It goes by its host until then.
  await name.filter({ hasNotText: new URL(origin).host }).waitFor();
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
