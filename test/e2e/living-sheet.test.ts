import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../stage/axe-violations.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { makeProbedExtension } from '../stage/probed-extension.ts';
import { type SheetsServer, startSheetsServer } from '../stage/sheets-server.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';

// The optional hosts are in this copy's manifest: no test can answer the browser's own question.
const hosts = ['https://docs.google.com/*', 'https://*.googleusercontent.com/*'];

const header = ['Nom', 'Prénom', 'E-mail', 'Groupe'];
const ada = ['Lovelace', 'Ada', 'ada@school.example.com', 'Physics'];
const alan = ['Turing', 'Alan', 'alan@school.example.com', 'Physics'];
const grace = ['Hopper', 'Grace', 'grace@school.example.com', 'Chemistry'];
const edsger = ['Dijkstra', 'Edsger', 'edsger@school.example.com', 'Physics'];

let server: SheetsServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let browser: Browser;
let sheet: Page;

beforeAll(async () => {
  const program = await findOrInstallChromium(console.log);
  [server, folder] = await Promise.all([startSheetsServer(), temporaryFolder()]);
  const extension = join(folder.path, 'extension');
  await makeProbedExtension({ folder: extension, hosts, probe: 'sheet-probe' });
  const profile = join(folder.path, 'profile');
  browser = await launchBrowser({ program, profile, extension, headless: true, args: server.browserArguments });
  sheet = await browser.context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

/** The popup over the tab of the sheet. */
async function openPopup(): Promise<Page> {
  const probe = await browser.context.newPage();
  await probe.goto(browser.extensionPage('probe.html'));
  const id = await probe.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://docs.google.com/*' });
    return tab.id;
  });
  await probe.goto(browser.extensionPage(`popup.html?tab=${id}`));
  return probe;
}

declare const chrome: { tabs: { query(what: { url: string }): Promise<[{ id: number }]> } };

const changesOf = (page: Page) => page.getByTestId('sheet-change').allInnerTexts();

test('a batch of a sheet is read again: what is new, changed or gone, and a batch of just that', async () => {
  server.write([header, ada, alan, grace]);
  await sheet.goto(server.address('anybody-may-read'));
  const popup = await openPopup();
  await popup.getByRole('button', { name: 'Look first' }).click();
  const opened = browser.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Review' }).click();
  const page = await opened;
  await page.getByText('Sheet “anybody-may-read', { exact: false }).waitFor();

  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('Nothing has changed in the sheet').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  server.write([header, edsger, grace, ['King', 'Ada', 'ada@school.example.com', 'Physics | Algebra']]);
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByTestId('sheet-changes').waitFor();
  expect(await changesOf(page)).toEqual([
    expect.stringMatching(/Edsger Dijkstra/),
    expect.stringMatching(/Ada King.*Last name: Lovelace → King · Groups: Physics → Physics \| Algebra/s),
    expect.stringMatching(/Alan Turing.*Find in Members/s),
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make a batch of 2 people' }).click();
  await page.getByRole('heading', { level: 1, name: /anybody-may-read.* — changes of/ }).waitFor();
  await page.getByTestId('row').nth(1).waitFor();
  expect(await page.getByTestId('row').allInnerTexts()).toEqual([
    expect.stringContaining('edsger@school.example.com'),
    expect.stringContaining('ada@school.example.com'),
  ]);

  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByTestId('sheet-changes').waitFor();
  expect(await changesOf(page)).toEqual([expect.stringMatching(/Alan Turing/)]);
  await page.getByRole('button', { name: 'Hide the gone ones from now on' }).click();
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('Nothing has changed in the sheet').waitFor();
});

test('the popup on a sheet that was imported before shows what has changed since', async () => {
  server.write([header, edsger, grace, ['King', 'Ada', 'ada@school.example.com', 'Physics | Algebra'], alan]);
  const popup = await openPopup();
  await popup.getByRole('button', { name: 'What has changed?' }).click();
  await popup.getByTestId('sheet-changes').waitFor();
  expect(await changesOf(popup)).toEqual([expect.stringMatching(/Alan Turing/)]);
  expect(await axeViolations(popup)).toEqual([]);
});

test('an emptied sheet is doubted before anybody is called gone', async () => {
  server.write([]);
  const popup = await openPopup();
  await popup.getByRole('button', { name: 'What has changed?' }).click();
  await popup.getByText('None of the 3 people who were read before is in the sheet').waitFor();
  expect(await changesOf(popup)).toEqual([]);
  await popup.getByRole('button', { name: 'Show the changes all the same' }).click();
  await popup.getByTestId('sheet-change').nth(2).waitFor();
  expect(await changesOf(popup)).toHaveLength(3);
});
