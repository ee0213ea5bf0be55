import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapturedList } from '../../extension/capture/captured-list.ts';
import type { OpenSheet } from '../../extension/capture/sheet/open-sheet.ts';
import type { SheetProblem } from '../../extension/capture/sheet/sheet-problem.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { makeProbedExtension } from '../stage/probed-extension.ts';
import { type SheetName, type SheetsServer, secondAccount, staff, startSheetsServer } from '../stage/sheets-server.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';

// The extension's own functions, called in a page of the extension, over tabs of a stand-in for Google's hosts. That a click
// on the extension's button opens a tab to it is held elsewhere; here its manifest has the host of the tab.

const docs = 'https://docs.google.com/*';
const files = 'https://*.googleusercontent.com/*';

let server: SheetsServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
/** May look into tabs of Google's documents, and nothing else. */
let inTabs: Opened;
/** Was given the optional hosts, too. */
let withHosts: Opened;

/** A browser with the tab of a sheet, and a page of the extension that the functions are called in. */
interface Opened {
  browser: Browser;
  sheet: Page;
  probe: Page;
}

beforeAll(async () => {
  const program = await findOrInstallChromium(console.log);
  [server, folder] = await Promise.all([startSheetsServer(), temporaryFolder()]);
  const opened = async (name: string, hosts: string[]): Promise<Opened> => {
    const extension = join(folder.path, name);
    await makeProbedExtension({ folder: extension, hosts, probe: 'sheet-probe' });
    const profile = join(folder.path, `${name}-profile`);
    const args = server.browserArguments;
    const browser = await launchBrowser({ program, profile, extension, headless: true, args });
    const [sheet, probe] = [await browser.context.newPage(), await browser.context.newPage()];
    await probe.goto(browser.extensionPage('probe.html'));
    await probe.waitForFunction(() => 'captureSheet' in globalThis);
    return { browser, sheet, probe };
  };
  inTabs = await opened('in-tabs', [docs]);
  withHosts = await opened('with-hosts', [docs, files]);
});
afterAll(async () => {
  await Promise.all([inTabs?.browser.close(), withHosts?.browser.close()]);
  await server?.stop();
  await folder?.remove();
});

type Captured = { list: CapturedList } | { problem: SheetProblem };

interface Wishes {
  /** Where to read; else what the tab shows. */
  range?: string | null;
  gid?: string;
  document?: string;
  isTabUsed?: boolean;
  hosts?: 'ask' | 'refused';
  limits?: { bytes: number; milliseconds: number };
  stopAfter?: number;
}

/** Reads the open sheet as the popup does. */
function capture({ probe }: Opened, wishes: Wishes = {}): Promise<Captured> {
  return probe.evaluate(async ({ isTabUsed = true, hosts, limits, stopAfter, ...place }) => {
    const [tab] = await chrome.tabs.query({ url: 'https://docs.google.com/*' });
    const open = await openSheet(tab);
    if (!open) throw new Error('The tab shows no sheet.');
    const stop = new AbortController();
    if (stopAfter !== undefined) setTimeout(() => stop.abort(), stopAfter);
    return captureSheet(
      { tab: isTabUsed ? tab : null },
      { ...open.place, ...place },
      { title: 'Staff', signal: stop.signal, ...(hosts && { hosts }), ...(limits && { limits }) },
    );
  }, wishes);
}

/** The same of a document by its name, once the tab shows it. */
async function captured(opened: Opened, name: SheetName, wishes: Wishes = {}): Promise<Captured> {
  await opened.sheet.goto(server.address(name));
  return capture(opened, wishes);
}

const cellsOf = (answer: Captured) => ('list' in answer ? answer.list.parts[0]?.cells : answer);

declare const chrome: { tabs: { query(what: { url: string }): Promise<[{ id: number; url: string; title: string }]> } };
declare const openSheet: typeof import('../../extension/capture/sheet/open-sheet.ts').openSheet;
declare const captureSheet: typeof import('../../extension/capture/sheet/capture-sheet.ts').captureSheet;

test('the open document is known by its page: title, sheets with their ids, the selection', async () => {
  await inTabs.sheet.goto(server.address('anybody-may-read'));
  const look = (nameBox: string): Promise<OpenSheet | null> =>
    inTabs.sheet
      .locator('#t-name-box')
      .evaluate((box: HTMLInputElement, value) => {
        box.value = value;
      }, nameBox)
      .then(() =>
        inTabs.probe.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ url: 'https://docs.google.com/*' });
          return openSheet(tab);
        }),
      );
  const document = 'https://docs.google.com/spreadsheets/d/anybody-may-read';
  expect(await look('B4')).toEqual({
    title: 'anybody-may-read',
    sheetName: 'Équipe "Nord"',
    place: { document, gid: '0', range: null },
    selection: 'none',
    rangeName: '',
    sheets: [
      { gid: '0', name: 'Équipe "Nord"' },
      { gid: '71', name: 'Second' },
    ],
  });
  expect(await look('A2:C9')).toMatchObject({ selection: 'range', place: { range: 'A2:C9' } });
  expect(await look('Élèves')).toMatchObject({ selection: 'named', rangeName: 'Élèves', place: { range: null } });
});

describe('in the tab', () => {
  test.each(['anybody-may-read', 'origin-may-read', 'page-with-a-policy'] as const)(
    'a whole sheet is read: %s',
    async (name) => {
      const answer = await captured(inTabs, name);
      expect(cellsOf(answer)).toEqual(staff);
      expect(answer).toMatchObject({
        list: {
          source: {
            kind: 'sheet',
            title: 'Staff',
            url: `https://docs.google.com/spreadsheets/d/${name}/edit?gid=0#gid=0`,
            sheet: { gid: '0', range: null },
          },
          notes: [{ kind: 'sheet-hidden-rows' }],
        },
      });
      expect(server.asked(`/d/${name}/export`).at(-1)?.cookies).toContain('SID=signed-in');
      expect(server.asked(`/${name}/export?`).at(-1)).toMatchObject({
        host: 'doc-0s-4k-sheets.googleusercontent.com',
        cookies: '',
      });
    },
  );

  test('only the cells that are asked for are read: a range, columns, rows, another sheet', async () => {
    await inTabs.sheet.goto(server.address('anybody-may-read'));
    expect(cellsOf(await capture(inTabs, { range: 'B2:C3' }))).toEqual([
      ['Jean', 'jean.dupont@school.example.com'],
      ['Zoé', 'zoe.martin@school.example.com'],
    ]);
    expect(server.asked('range=B2%3AC3')).not.toEqual([]);
    expect(cellsOf(await capture(inTabs, { range: 'A:B' }))).toEqual(staff.map((row) => row.slice(0, 2)));
    expect(cellsOf(await capture(inTabs, { range: 'A2:ZZZ3' }))).toEqual(staff.slice(1, 3));
    expect(cellsOf(await capture(inTabs, { gid: '71' }))).toEqual([['Only', 'second-sheet@school.example.com']]);
  });

  test('a hundred thousand people come through', async () => {
    await inTabs.sheet.goto(server.address('hundred-thousand-people'));
    // Counted there: to bring them all over to this test would take a minute.
    const { rows, last } = await inTabs.probe.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://docs.google.com/*' });
      const open = await openSheet(tab);
      const answer = open && (await captureSheet({ tab }, open.place, { title: 'Staff' }));
      const cells = (answer && 'list' in answer && answer.list.parts[0]?.cells) || [];
      return { rows: cells.length, last: cells.at(-1)?.at(-1) };
    });
    expect([rows, last]).toEqual([100_000, 'person-99999@school.example.com']);
  });

  test('who opened it with the second account reads it as that account', async () => {
    await inTabs.sheet.goto(server.address('anybody-may-read', { user: 1 }));
    expect(cellsOf(await capture(inTabs))).toEqual(secondAccount);
    await inTabs.sheet.goto(server.address('anybody-may-read').replace('?', '?authuser=1&'));
    expect(cellsOf(await capture(inTabs))).toEqual(secondAccount);
  });

  test.each<[SheetName, SheetProblem]>([
    ['sign-in-page-with-200', { code: 'sheet-signed-out' }],
    ['other-page-with-200', { code: 'sheet-download-off' }],
    ['download-switched-off', { code: 'sheet-download-off' }],
    ['not-shared-with-you', { code: 'sheet-no-access' }],
    ['in-the-bin-since', { code: 'sheet-gone', what: 'document' }],
    ['without-that-sheet', { code: 'sheet-gone', what: 'cells' }],
    ['asked-too-often', { code: 'sheet-busy' }],
    ['out-of-order-everywhere', { code: 'sheet-failed', status: 500 }],
    ['nothing-in-it', { code: 'sheet-empty', range: null }],
    ['broken-off', { code: 'sheet-offline' }],
    ['nobody-else-may-read', { code: 'sheet-needs-hosts' }],
  ])('a refusal is told from all others: %s', async (name, problem) => {
    expect(await captured(inTabs, name)).toEqual({ problem });
    // Nothing is tried around a refusal: the export for charts is asked only when Google itself is out of order.
    expect(server.asked(`/d/${name}/gviz`).length).toBe(name === 'out-of-order-everywhere' ? 1 : 0);
  });

  test('a session that ended since the sheet was opened is no missing permission', async () => {
    await inTabs.sheet.goto(server.address('anybody-may-read'));
    server.endSessions(true);
    expect(await capture(inTabs)).toEqual({ problem: { code: 'sheet-signed-out' } });
    server.endSessions(false);
  });

  test('without a network it says so', async () => {
    await inTabs.sheet.goto(server.address('anybody-may-read'));
    await inTabs.browser.context.setOffline(true);
    expect(await capture(inTabs)).toEqual({ problem: { code: 'sheet-offline' } });
    await inTabs.browser.context.setOffline(false);
  });

  test('too much, too slow and stopped: the reading ends', async () => {
    const limits = { bytes: 1_000_000, milliseconds: 60_000 };
    expect(await captured(inTabs, 'without-an-end', { limits })).toEqual({
      problem: { code: 'sheet-too-large', limit: 1_000_000 },
    });
    const impatient = { bytes: 1_000_000, milliseconds: 100 };
    expect(await captured(inTabs, 'slow-to-answer', { limits: impatient })).toMatchObject({
      problem: { code: 'sheet-too-slow' },
    });
    expect(await captured(inTabs, 'slow-to-answer', { stopAfter: 100 })).toEqual({
      problem: { code: 'sheet-stopped' },
    });
  });

  test('when the export is out of order, or its host stays closed, the export for charts comes with a warning', async () => {
    const blank = staff.map((row) => row.map((cell) => (cell === 'B 4, "Nord"' ? '' : cell)));
    const notes = [{ kind: 'sheet-hidden-rows' }, { kind: 'sheet-values' }];
    const broken = await captured(inTabs, 'out-of-order');
    expect(cellsOf(broken)).toEqual(blank);
    expect(broken).toMatchObject({ list: { notes } });
    expect(await captured(inTabs, 'nobody-else-may-read', { hosts: 'refused' })).toMatchObject({ list: { notes } });
  });

  test('a tab that shows something else by now is not read', async () => {
    await inTabs.sheet.goto(server.address('anybody-may-read'));
    const place = { document: 'https://docs.google.com/spreadsheets/d/origin-may-read' };
    expect(await capture(inTabs, place)).toEqual({ problem: { code: 'sheet-tab-gone' } });
  });
});

describe('with the optional hosts', () => {
  test('what the tab is not allowed to follow is read by the extension', async () => {
    expect(cellsOf(await captured(withHosts, 'nobody-else-may-read'))).toEqual(staff);
  });

  test('a sheet is read without its tab, and refusals are told apart as well', async () => {
    const alone = { isTabUsed: false };
    expect(cellsOf(await captured(withHosts, 'nobody-else-may-read', alone))).toEqual(staff);
    expect(await captured(withHosts, 'download-switched-off', alone)).toEqual({
      problem: { code: 'sheet-download-off' },
    });
    expect(await captured(withHosts, 'not-shared-with-you', alone)).toEqual({ problem: { code: 'sheet-no-access' } });
    expect(await captured(inTabs, 'anybody-may-read', alone)).toEqual({ problem: { code: 'sheet-needs-hosts' } });
  });
});
