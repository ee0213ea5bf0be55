import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { browser } from 'wxt/browser';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { type RealGrant, startRealGrant } from '../stage/real-grant.ts';
import { type SheetsServer, startSheetsServer } from '../stage/sheets-server.ts';
import { findWindowTools } from '../stage/window-tools.ts';

/** What Chromium gives the extension's pages. */
declare const chrome: typeof browser;

const { hasDisplay } = await findWindowTools();

const team = `<title>Our team</title><h1>Team</h1><ul>
  <li><a href="mailto:jean.dupont@school.example.com">Jean Dupont</a></li>
  <li><a href="mailto:zoe.petit@school.example.com">Zoé Petit</a></li></ul>`;

describe.skipIf(!hasDisplay)('installed without any host', () => {
  let pages: PageServer;
  let sheets: SheetsServer;
  let stage: RealGrant;
  beforeAll(async () => {
    pages = await startPageServer({ '/team': team, '/other': '<title>Another page</title>' });
    sheets = await startSheetsServer();
    stage = await startRealGrant(sheets.browserArguments);
  });
  afterAll(async () => {
    await stage?.stop();
    await pages?.stop();
    await sheets?.stop();
  });

  test('the keys of the extension let it read the page that is open, and no other tab', async () => {
    const { context } = stage.browser;
    const other = await context.newPage();
    await other.goto(`${pages.origin}/other`);
    const page = await context.newPage();
    await page.goto(`${pages.origin}/team`);
    const { popup, leave } = await stage.popupOver('Our team');
    const read = await popup.evaluate(async () => {
      const titles = (await chrome.tabs.query({})).map(({ id = -1 }) =>
        chrome.scripting.executeScript({ target: { tabId: id }, func: () => document.title }).then(
          ([frame]) => frame?.result,
          () => 'refused',
        ),
      );
      return Promise.all(titles);
    });
    expect(read).toEqual(expect.arrayContaining(['Our team', 'refused']));
    expect(read).not.toContain('Another page');
    await leave();
  });

  test('a Google sheet is read in its tab, with the account that it is open with', async () => {
    const page = await stage.browser.context.newPage();
    await page.goto(sheets.address('anybody-may-read'));
    const { popup, leave } = await stage.popupOver('anybody-may-read');
    await popup.getByRole('button', { name: 'Look first' }).click();
    await popup.getByTestId('captured-counts').getByText('3 people').waitFor();
    expect(sheets.asked('/d/anybody-may-read/export').at(-1)?.cookies).toContain('SID=signed-in');
    await leave();
  });
});
