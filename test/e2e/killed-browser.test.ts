import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalSpace, startLocalSpace } from '../../worker/local/local-space.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { connectExtension } from '../stage/connect-extension.ts';
import { buildExtension, buildFolder } from '../stage/extension-build.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { ownerOf } from '../stage/owner.ts';
import { readRows } from '../stage/row-table.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { until } from '../stage/until.ts';

const people = Array.from({ length: 30 }, (_, index) => `person-${index}@example.org`);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startLocalSpace({ stateFolder: folder.path, ports: null, cronSeconds: 1 });
  expect(await buildExtension('chrome')).toEqual({ ok: true, output: expect.any(String) });
  browser = await openBrowser();
  await connectExtension(browser, space.origin, await ownerOf(space, folder.path));
});

afterAll(async () => {
  await browser?.close();
  await space?.stop();
  await folder.remove();
});

async function openBrowser(): Promise<Browser> {
  const program = await findOrInstallChromium(console.log);
  const profile = join(folder.path, 'browser');
  return launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true });
}

/** Makes a batch of everybody and stops before the last click. */
async function reviewedBatch(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').fill(people.join('\n'));
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByText(`${people.length} people will be invited.`).waitFor();
  return page;
}

test('a browser that dies while it sends goes on by itself when it is opened again, and nobody is mailed twice', async () => {
  const page = await reviewedBatch();
  // The space does not answer for now, so the request is under way when the browser dies.
  const workerd = space.workerdPid();
  process.kill(workerd, 'SIGSTOP');
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.locator('[data-testid=phase][data-phase=sending]').waitFor();
  await crash(browser);
  process.kill(workerd, 'SIGCONT');

  browser = await openBrowser();
  await until('everybody to be mailed', async () =>
    (await space.inbox.mails()).length >= people.length ? true : null,
  );
  const list = await browser.context.newPage();
  await list.goto(browser.extensionPage('console.html'));
  await list.locator('[data-testid=phase][data-phase=done]').waitFor();
  await list.getByRole('link', { name: /^Pasted list/ }).click();
  await list.getByTestId('row').first().waitFor();
  const rows = await readRows(list);
  expect(
    rows
      .filter(({ state }) => state.startsWith('Invited'))
      .map(({ email }) => email)
      .sort(),
  ).toEqual([...people].sort());
  const mailed = (await space.inbox.mails()).map(({ to }) => to.join());
  expect(mailed.sort()).toEqual([...people].sort());
});

/** Ends the browser as a power cut does: nothing is saved or said any more. */
async function crash({ context }: Browser): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const closed = new Promise((resolve) => context.once('close', resolve));
  // The command is never answered: who would answer is gone.
  session?.send('Browser.crash').catch(() => undefined);
  await closed;
}
