import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { browser } from 'wxt/browser';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { type RealGrant, startRealGrant } from '../stage/real-grant.ts';
import { type SheetsServer, startSheetsServer } from '../stage/sheets-server.ts';
import { findWindowTools } from '../stage/window-tools.ts';

/** What Chromium gives the extension's pages. */
declare const chrome: typeof browser;

const { hasDisplay } = await findWindowTools();

const team = `<!doctype html><title>Our team</title><h1>Team</h1><ul>
  <li><a href="mailto:jean.dupont@school.example.com">Jean Dupont</a></li>
  <li>Zoé Petit, zoe.petit@school.example.com</li></ul>`;
const choir = `<!doctype html><title>Our choir</title><h1>Choir</h1>
  <p><a href="mailto:karim.benali@school.example.com">Karim Benali</a></p>`;

describe.skipIf(!hasDisplay)('the extension, installed without any host,', () => {
  let pages: PageServer;
  let sheets: SheetsServer;
  let stage: RealGrant;
  beforeAll(async () => {
    pages = await startPageServer({ '/team': team, '/choir': choir });
    sheets = await startSheetsServer();
    stage = await startRealGrant(sheets.browserArguments);
  });
  afterAll(async () => {
    await stage?.stop();
    await pages?.stop();
    await sheets?.stop();
  });

  async function open(address: string): Promise<Page> {
    const page = await stage.browser.context.newPage();
    onTestFinished(() => page.close());
    await page.goto(new URL(address, pages.origin).href);
    return page;
  }

  test('shows the people of the page that its keys were pressed on, and can read no other tab', async () => {
    await open('/choir');
    const page = await open('/team');
    const html = await page.content();
    const { popup, leave } = await stage.popupOver('Our team');
    const card = popup.getByTestId('captured-card');
    await card.getByText('2 people', { exact: true }).waitFor();
    await card.getByText('Show the people').click();
    expect(await card.getByTestId('captured-person').allInnerTexts()).toEqual([
      expect.stringMatching(/Jean Dupont[\s\S]*jean\.dupont@school\.example\.com/),
      expect.stringMatching(/Zoé Petit[\s\S]*zoe\.petit@school\.example\.com/),
    ]);

    const titles = await popup.evaluate(async () => {
      const read = ({ id = -1 }) =>
        chrome.scripting
          .executeScript({ target: { tabId: id }, func: () => document.title })
          .then(([frame]) => frame?.result)
          .catch(() => 'refused');
      return Promise.all((await chrome.tabs.query({})).map(read));
    });
    expect(titles).toContain('Our team');
    expect(titles).toContain('refused');
    expect(titles).not.toContain('Our choir');

    await card.getByRole('button', { name: 'Show them on the page' }).click();
    await page.waitForFunction(() => CSS.highlights.size > 0);
    expect(await page.content()).toBe(html);
    await leave();
  });

  test('shows the people of the page whose context menu was used', async () => {
    await open('/choir');
    const { popup, leave } = await stage.popupFromMenuOver('Our choir');
    await popup.getByTestId('captured-card').getByRole('button', { name: 'Invite 1 person' }).waitFor();
    await leave();
  });

  test('reads a Google sheet in its tab, with the account that it is open with', async () => {
    await open(sheets.address('anybody-may-read'));
    const { popup, leave } = await stage.popupOver('anybody-may-read');
    await popup.getByTestId('sheet-card').getByRole('button', { name: 'Look first' }).click();
    await popup.getByTestId('captured-counts').getByText('3 people', { exact: true }).waitFor();
    expect(sheets.asked('/d/anybody-may-read/export').at(-1)?.cookies).toContain('SID=signed-in');
    await leave();
  });
});
