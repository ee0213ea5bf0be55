import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { dumpBrowser } from './browser-dump.ts';
import type { World } from './world.ts';

/** Addresses of one list, which nobody else's list has. */
export function people(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}.p${index}@example.org`);
}

/**
 * Pastes a list into the console and looks at its plan, again and again if the space does not answer, as a patient
 * person does. Leaves the page where one more click sends it.
 */
export async function planImport(
  world: World,
  list: readonly string[],
  form: 'new-batch' | 'new-batch/accounts' = 'new-batch',
): Promise<Page> {
  const { browser } = world.extension;
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage(`console.html#/${form}`));
  await page.getByRole('textbox').first().fill(list.join('\n'));
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const send = sendButton(page);
  const again = page.getByRole('button', { name: 'Try again' });
  for (let tries = 0; tries < 40; tries += 1) {
    await send.or(again).first().waitFor();
    if (await send.isVisible()) return page;
    await again.click();
    await sleep(500);
  }
  throw new Error(`The plan never came: ${(await page.locator('main').innerText()).slice(0, 400)}`);
}

/** The one last click; resolves once the screen shows that the batch was approved, whatever has become of it since. */
export async function approve(world: World, page: Page, list: readonly string[]): Promise<void> {
  await sendButton(page).click();
  await page.locator('[data-testid=phase]:not([data-phase=review])').first().waitFor();
  const wanted = new Set(list);
  const { rows } = await dumpBrowser(world.extension.browser);
  for (const { id, person, planned } of rows) {
    if (planned && wanted.has(person.email)) world.acknowledged.add(id);
  }
}

/** Both: from a list to an approved batch. */
export async function sendImport(world: World, list: readonly string[]): Promise<Page> {
  const page = await planImport(world, list);
  await approve(world, page, list);
  return page;
}

/** Whether the space says that sending this list once more would change nothing. */
export async function changesNothing(world: World, list: readonly string[]): Promise<boolean> {
  const { browser } = world.extension;
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionPage('console.html#/new-batch'));
    await page.getByRole('textbox').fill(list.join('\n'));
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'See what will happen' }).click();
    const nothing = page.getByText('Sending this list would change nothing');
    await nothing.or(sendButton(page)).first().waitFor();
    return await nothing.isVisible();
  } finally {
    await page.close();
  }
}

/** What the button "Try now" of any page would do: asks the background to go on without the waits that it chose. */
export async function nudge(world: World): Promise<void> {
  const { browser } = world.extension;
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionPage('manifest.json'));
    await page.evaluate(async () => {
      // The page is an extension's; Playwright's types do not know.
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<void> } } };
      await chrome.runtime.sendMessage({ type: 'sync-now', eager: true }).catch(() => undefined);
    });
  } finally {
    await page.close();
  }
}

function sendButton(page: Page) {
  return page.getByRole('button', { name: /^(Send|Create) \d/ });
}
