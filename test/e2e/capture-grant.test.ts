import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { browser } from 'wxt/browser';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { type RealGrant, startRealGrant } from '../stage/real-grant.ts';
import { findWindowTools } from '../stage/window-tools.ts';

/** What Chromium gives the extension's pages. */
declare const chrome: typeof browser;

const { hasDisplay } = await findWindowTools();

const team = `<title>Our team</title><h1>Team</h1><ul>
  <li><a href="mailto:jean.dupont@school.example.com">Jean Dupont</a></li>
  <li><a href="mailto:zoe.petit@school.example.com">Zoé Petit</a></li></ul>`;

describe.skipIf(!hasDisplay)('installed without any host', () => {
  let pages: PageServer;
  let stage: RealGrant;
  beforeAll(async () => {
    pages = await startPageServer({ '/team': team, '/other': '<title>Another page</title>' });
    stage = await startRealGrant();
  });
  afterAll(async () => {
    await stage?.stop();
    await pages?.stop();
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
});
