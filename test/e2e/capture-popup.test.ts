import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';
import { axeViolations } from '../stage/axe-violations.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { draftKept } from '../stage/draft-kept.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { ownerOf } from '../stage/owner.ts';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { makeProbedExtension } from '../stage/probed-extension.ts';
import { type SheetsServer, startSheetsServer } from '../stage/sheets-server.ts';
import { storedRecords } from '../stage/stored-records.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';

// The popup over tabs that it may read: here its manifest has their hosts. That a person's keys and clicks give it the
// tab is held elsewhere.

/** What Chromium gives the extension's pages. */
declare const chrome: typeof extensionApi;

const card = (name: string, address: string) =>
  `<li><h3>${name}</h3><a href="mailto:${address}">Write to them</a></li>`;
const made = {
  '/staff': `<title>Staff</title><h1>Staff</h1><h2>Direction</h2><ul>
    ${card('Zoé Durand', 'zoe.durand@school.example.com')}${card('Jean Dupont', 'jean.dupont@school.example.com')}</ul>
    <h2>Office</h2><ul>${card('Ada Petit', 'ada.petit@gmial.com')}</ul><p id="ask">Ask kim.lee@school.example.com</p>`,
  '/board': `<title>Board</title><h1>Board</h1><ul>${card('Zoé Durand', 'zoe.durand@school.example.com')}
    ${card('Mia Roux', 'mia.roux@school.example.com')}</ul>`,
  '/nobody': '<title>Nobody</title><p>Nobody can be written to here.</p>',
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pages: PageServer;
let sheets: SheetsServer;
let space: Awaited<ReturnType<typeof startTestSpace>>;
let browser: Browser;

beforeAll(async () => {
  const program = await findOrInstallChromium(console.log);
  folder = await temporaryFolder();
  const extension = join(folder.path, 'extension');
  const hosts = ['http://127.0.0.1/*', 'https://docs.google.com/*'];
  [pages, sheets, space] = await Promise.all([
    startPageServer(made),
    startSheetsServer(),
    startTestSpace({ stateFolder: folder.path, cronSeconds: 2 }),
    makeProbedExtension({ folder: extension, hosts, probe: 'page-probe' }),
  ]);
  const profile = join(folder.path, 'profile');
  browser = await launchBrowser({ program, profile, extension, headless: true, args: sheets.browserArguments });
  await (await connectAtOnce(browser, space.origin, await ownerOf(space, folder.path))).close();
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([pages?.stop(), sheets?.stop(), space?.stop()]);
  await folder?.remove();
});

async function tabOf(address: string): Promise<Page> {
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(address);
  return page;
}

/** The popup over a tab, as it stands where a browser gives it a window of its own. */
async function popupOver(tab: Page): Promise<Page> {
  const popup = await browser.context.newPage();
  onTestFinished(() => popup.close());
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.goto(browser.extensionPage('popup.html'));
  const id = await popup.evaluate(
    async (url) => (await chrome.tabs.query({})).find((each) => each.url === url)?.id,
    tab.url(),
  );
  await popup.goto(browser.extensionPage(`popup.html?tab=${id}`));
  return popup;
}

const counts = (page: Page) => page.getByTestId('captured-counts');
const people = (page: Page | Locator) => page.getByTestId('captured-person');

describe('the popup over a page', () => {
  test('shows who was found, and what was ticked and searched is there when it is opened again', async () => {
    const tab = await tabOf(`${pages.origin}/staff`);
    let popup = await popupOver(tab);
    await counts(popup).getByText('4 people, 1 doubtful').waitFor();
    await popup.getByText('Show the people').click();
    const ada = people(popup).filter({ hasText: 'Ada Petit' });
    await ada.getByText('may be a typing mistake').waitFor();
    await people(popup).filter({ hasText: 'Zoé Durand' }).getByText('Direction').waitFor();
    await people(popup).filter({ hasText: 'kim.lee' }).getByRole('checkbox').uncheck();
    await popup.getByRole('searchbox').fill('gmial');
    const start = Date.now();
    await popup.getByRole('button', { name: 'Untick all shown (1)' }).click();
    await counts(popup).getByText('2 people, 2 left out').waitFor();
    await draftKept(popup, 'page', start);
    expect(await axeViolations(popup)).toEqual([]);
    await popup.close();

    popup = await popupOver(tab);
    await counts(popup).getByText('2 people, 2 left out').waitFor();
    expect(await popup.getByRole('searchbox').inputValue()).toBe('gmial');
    await popup.getByRole('button', { name: 'Read again' }).click();
    await counts(popup).getByText('4 people, 1 doubtful').waitFor();
  });

  test('captures what is selected, also when the whole page was captured before', async () => {
    const tab = await tabOf(`${pages.origin}/staff`);
    const before = await popupOver(tab);
    await counts(before).waitFor();
    await before.close();
    await tab.bringToFront();
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#ask') ?? document.body));
    const popup = await popupOver(tab);
    await counts(popup).getByText('1 person', { exact: true }).waitFor();
    await popup.getByText('Only what is selected was captured').waitFor();
  });

  test('leads to a plan by one click, and who was not ticked is not in it', async () => {
    const tab = await tabOf(`${pages.origin}/staff`);
    const popup = await popupOver(tab);
    await popup.getByRole('button', { name: 'Read again' }).click();
    await counts(popup).getByText('4 people, 1 doubtful').waitFor();
    await popup.getByText('Show the people').click();
    await people(popup).filter({ hasText: 'gmial' }).getByRole('checkbox').uncheck();
    await popup.getByRole('button', { name: 'Invite 3 people' }).click();
    await popup.getByText('3 people will be invited.').waitFor();
    await popup.getByRole('button', { name: 'Send 3 invitations' }).waitFor();
    expect(await axeViolations(popup)).toEqual([]);
    await popup.reload();
    await popup.getByText('3 people will be invited.').waitFor();
    await popup.getByRole('button', { name: 'Another list' }).click();
    await counts(popup).waitFor();
  });

  test('lets them join an open batch, where who is there already is not added again', async () => {
    const tab = await tabOf(`${pages.origin}/board`);
    const popup = await popupOver(tab);
    await popup.getByText('These people are invited by e-mail.').click();
    await popup.getByLabel('These people go into').selectOption({ label: await newestBatch(popup) });
    const [batch] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: /^Add 2 people to/ }).click(),
    ]);
    onTestFinished(() => batch.close());
    await batch.getByTestId('row').nth(3).waitFor();
    expect(await batch.getByTestId('row').count()).toBe(4);
    await batch.getByText('From: Staff, Board').waitFor();
    const zoe = batch.getByTestId('row').filter({ hasText: 'zoe.durand' });
    expect(await zoe.getByRole('rowheader').getAttribute('title')).toMatch(/^Staff\n.*Board/s);
  });

  test('lets them join a group of the space, which the plan is made for', async () => {
    const console = await tabOf(browser.extensionPage('console.html#/groups'));
    await console.getByRole('button', { name: 'New group' }).first().click();
    await console.getByRole('dialog').getByLabel('Name').fill('Région Nord');
    await console.getByRole('dialog').getByRole('button', { name: 'Create the group' }).click();
    await console.getByRole('heading', { name: 'Région Nord' }).waitFor();
    const popup = await popupOver(await tabOf(`${pages.origin}/board`));
    await popup.getByText('These people are invited by e-mail.').click();
    await popup.getByLabel('They join').fill('Région Nord');
    await popup.getByText('All of them join the group “Région Nord”.').first().waitFor();
    expect(await axeViolations(popup)).toEqual([]);
    await popup.getByRole('button', { name: 'Invite 2 people' }).click();
    await popup.getByText('2 people will be invited.').waitFor();
    await popup.getByTestId('plan').getByText('All of them join the group “Région Nord”.').waitFor();
    await popup.getByRole('button', { name: 'Another list' }).click();
    // What was chosen was for that list.
    await popup.getByText('These people are invited by e-mail.', { exact: true }).waitFor();
  });

  test('lets them be enrolled in a session of a path, which the plan tells the mails of', async () => {
    const console = await tabOf(browser.extensionPage('console.html#/paths'));
    const dialog = console.getByRole('dialog');
    await console.getByRole('button', { name: 'New path' }).click();
    await dialog.getByLabel('Name').fill('First aid');
    await dialog.getByRole('button', { name: 'Create the path' }).click();
    await console.getByRole('button', { name: 'New session' }).first().click();
    await dialog.getByLabel('Name').fill('Autumn');
    await dialog.getByLabel('Start').fill(`${new Date().getFullYear() + 1}-12-03T09:00`);
    await dialog.getByRole('button', { name: 'Create the session' }).click();
    await console.getByRole('heading', { name: 'Autumn' }).waitFor();
    const popup = await popupOver(await tabOf(`${pages.origin}/board`));
    await popup.getByText('These people are invited by e-mail.').click();
    const asked = popup.waitForResponse((answer) => answer.url().includes('/paths?search=First+aid&'));
    await popup.getByLabel('They join').fill('Path: First aid');
    await asked;
    await popup.getByLabel('Session').selectOption({ index: 1 });
    await popup.getByText('All of them are enrolled in the session “First aid: Autumn”').waitFor();
    await popup.getByRole('button', { name: 'Invite 2 people' }).click();
    await popup.getByText('2 invitations to the path “First aid” (Autumn) in English').waitFor();
    await popup.getByRole('button', { name: 'Another list' }).click();
    await popup.getByText('These people are invited by e-mail.', { exact: true }).waitFor();
  });

  test('says in a sentence that a page has nobody, and takes a paste all the same', async () => {
    const popup = await popupOver(await tabOf(`${pages.origin}/nobody`));
    await popup.getByTestId('page-problem').getByText('No e-mail address is shown on this page').waitFor();
    await popup.getByRole('textbox').fill('Jo <jo@school.example.com>');
    await popup.getByRole('button', { name: 'Invite 1 person' }).waitFor();
    await popup.getByRole('button', { name: 'Empty the box' }).click();
  });
});

/** The name of the batch that was made last. */
async function newestBatch(popup: Page): Promise<string> {
  const newest = popup.getByLabel('These people go into').locator('option').nth(1);
  return (await newest.textContent()) ?? '';
}

/** What is in the basket, sealed: another text each time that it is written. */
async function kept(page: Page): Promise<string> {
  return JSON.stringify(v.parse(Stores, await storedRecords(page)).basket);
}

const Stores = v.pipe(v.string(), v.parseJson(), v.object({ basket: v.array(v.unknown()) }));

test('pages that were kept become one batch with everybody once, each row with both of its pages', async () => {
  for (const [path, lists] of [
    ['/staff', '1 list'],
    ['/board', '2 lists'],
  ] as const) {
    const popup = await popupOver(await tabOf(pages.origin + path));
    await popup.getByRole('button', { name: 'Keep for later' }).click();
    await popup.getByTestId('basket-line').getByText(lists).waitFor();
  }
  const console = await tabOf(browser.extensionPage('console.html#/new-batch/invite'));
  const board = console.getByTestId('captured-list').filter({ hasText: 'Board' });
  await board.getByText('Show the people').click();
  const before = await kept(console);
  await people(board).filter({ hasText: 'mia.roux' }).getByRole('checkbox').uncheck();
  await console.getByTestId('counts').getByText('4 people').waitFor();
  await until('the tick to be kept', async () => ((await kept(console)) === before ? null : true));
  expect(await axeViolations(console)).toEqual([]);
  await console.reload();
  await console.getByTestId('counts').getByText('4 people').waitFor();
  await console.getByRole('button', { name: 'Review' }).click();
  await console.getByText('From: Staff').waitFor();
  const rows = console.getByTestId('row');
  await rows.nth(3).waitFor();
  expect(await rows.count()).toBe(4);

  // What is kept later on is offered to the batch, too, and taken out of the basket when it was added.
  const popup = await popupOver(await tabOf(`${pages.origin}/board`));
  await popup.getByRole('button', { name: 'Keep for later' }).click();
  await popup.getByTestId('basket-line').getByText('1 list').waitFor();
  await console.getByRole('button', { name: 'Add more people' }).click();
  await board.getByRole('checkbox', { name: /Board/ }).check();
  await console.getByRole('button', { name: 'Add to this batch' }).click();
  await console.getByText(/^1 person was added from “Board/).waitFor();
  await rows.filter({ hasText: 'mia.roux' }).waitFor();
  await console.goto(browser.extensionPage('console.html#/new-batch/invite'));
  await console.getByRole('textbox').waitFor();
  expect(await console.getByTestId('captured-list').count()).toBe(0);
});

describe('the popup over a Google sheet', () => {
  test('says which cells it would read, reads them by the click, and shows the plan', async () => {
    const popup = await popupOver(await tabOf(sheets.address('origin-may-read')));
    await popup.getByTestId('sheet-card').waitFor();
    expect(sheets.asked('/export')).toEqual([]);
    expect(await axeViolations(popup)).toEqual([]);
    await popup
      .getByTestId('sheet-card')
      .getByRole('button', { name: /^Invite/ })
      .click();
    await popup.getByText('3 people will be invited.').waitFor();
  });

  test('says why a sheet cannot be read, and what to do', async () => {
    const popup = await popupOver(await tabOf(sheets.address('download-switched-off')));
    await popup.getByRole('button', { name: 'Look first' }).click();
    await popup
      .getByRole('alert')
      .filter({ hasText: /switched off/ })
      .waitFor();
  });
});
