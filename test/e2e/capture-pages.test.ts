import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { browser } from 'wxt/browser';
import type { CapturedList } from '../../extension/capture/captured-list.ts';
import type { capturePage as CapturePage } from '../../extension/capture/page/capture-page.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { hostileAddresses, hostileName, hostilePage } from '../stage/hostile-page.ts';
import { largePage, largePagePeople } from '../stage/large-page.ts';
import { FoundTally, pageKinds, peopleOf } from '../stage/page-fixtures.ts';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { makeProbedExtension } from '../stage/probed-extension.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';

/** What Chromium and the probe give the extension's page. */
declare const chrome: typeof browser;
declare const capturePage: typeof CapturePage;

/** Of these words the browser draws only the first and, when they are opened, the last. */
const undrawnPage = `<!doctype html><p>anna@x.org</p><p style="content-visibility: hidden">own@x.org</p>
<div style="content-visibility: hidden"><p>within@x.org</p></div><p hidden="until-found">sought@x.org</p>
<details><summary>More</summary><p>opened@x.org</p></details>`;
/** Milliseconds for a page that is hard to read, on a machine that does much else. */
const patience = 240_000;

let server: PageServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let chromium: Browser;
let probe: Page;
beforeAll(async () => {
  server = await startPageServer({ '/hostile': hostilePage, '/large': largePage, '/undrawn': undrawnPage });
  folder = await temporaryFolder();
  const extension = join(folder.path, 'extension');
  await makeProbedExtension({ folder: extension, hosts: ['http://127.0.0.1/*'], probe: 'page-probe' });
  const program = await findOrInstallChromium(console.log);
  chromium = await launchBrowser({ program, profile: join(folder.path, 'browser'), extension, headless: true });
  probe = await chromium.context.newPage();
  await probe.goto(chromium.extensionPage('probe.html'));
  await probe.waitForFunction(() => 'capturePage' in globalThis);
});
afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  await folder?.remove();
});

async function open(path: string): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await chromium.context.newPage();
  onTestFinished(() => page.close());
  await page.addInitScript(measureTasks);
  await page.goto(server.origin + path, { timeout: patience });
  return { page, devtools: await chromium.context.newCDPSession(page) };
}

/** Captures the page in the tab of that address, by the extension's own code in the extension's own page. */
function capture(url: string) {
  return probe.evaluate(async (address) => {
    const [tab] = await chrome.tabs.query({ url: address });
    if (tab?.id === undefined) throw new Error(`No tab shows ${address}.`);
    return capturePage({ id: tab.id, url: address, title: tab.title ?? '' }, { scope: 'page' });
  }, url);
}

/** Runs in the page before its own scripts, which may replace what lists are walked with. */
function measureTasks(): void {
  const page = globalThis as unknown as { longestTask: number };
  page.longestTask = 0;
  new PerformanceObserver((list) => {
    const tasks = list.getEntries();
    for (let index = 0; index < tasks.length; index++) {
      page.longestTask = Math.max(page.longestTask, tasks[index]?.duration ?? 0);
    }
  }).observe({ type: 'longtask' });
}

/** Playwright's own way into a page runs through functions that a hostile page replaces; this one does not. */
async function inPage(devtools: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true });
  if (exceptionDetails) throw new Error(`${expression}: ${result.description}`);
  return result.value;
}

const tally = new FoundTally();
afterAll(() => console.log(String(tally)));

test.for(pageKinds)('everybody on a page of the kind %s is found, named and placed', async (kind) => {
  await open(`/${kind}/page.html`);
  tally.expectFound(kind, await capture(`${server.origin}/${kind}/page.html`));
});

test('addresses that are not drawn are told with a doubt, those that a click opens without', async () => {
  await open('/undrawn');
  const captured = await capture(`${server.origin}/undrawn`);
  const found = 'list' in captured ? peopleOf(captured.list) : [];
  expect(found.map(({ address, find }) => [address, find?.doubt])).toEqual([
    ['anna@x.org', null],
    ['opened@x.org', null],
    ['own@x.org', 'faint'],
    ['sought@x.org', 'faint'],
    ['within@x.org', 'faint'],
  ]);
});

/** Captures a page that is hard to read, and prints how that went for a person who looks at it meanwhile. */
async function captureMeasured(path: string): Promise<{ list: CapturedList; devtools: CDPSession }> {
  const { devtools } = await open(path);
  await inPage(devtools, 'longestTask = 0');
  const start = performance.now();
  const captured = await capture(server.origin + path);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const longest = Math.round(Number(await inPage(devtools, 'longestTask')));
  if ('problem' in captured) throw new Error(`The page was refused: ${captured.problem.code}.`);
  const { list } = captured;
  const people = list.parts.reduce((sum, { finds }) => sum + finds.length, 0);
  console.log(`${path}: ${people} people in ${seconds} s; the page's longest task took ${longest} ms`);
  return { list, devtools };
}

describe('a page that is hard to read', { timeout: patience }, () => {
  test('of five megabytes is a table with everybody in it', async () => {
    const { list } = await captureMeasured('/large');
    expect(list.parts.map(({ finds }) => finds.length)).toEqual([largePagePeople]);
    expect(list.parts[0]?.cells[0]).toEqual(['Last name', 'First name', 'E-mail', 'Room']);
    expect(list.notes).toEqual([]);
  });

  test('that fights is read from the first of 100,000 people on; nothing of it is called, believed or run', async () => {
    const { list, devtools } = await captureMeasured('/hostile');
    const addresses = peopleOf(list).map(({ address }) => address);
    expect(addresses.length).toBeGreaterThan(1000);
    expect(new Set(addresses)).toEqual(new Set(addresses.map((_, index) => `person-${index}@school.example.com`)));
    // A page that grows faster than a slow machine can read it is cut, and that is said.
    const isCut = list.notes.some(({ kind }) => kind === 'page-cut');
    expect(addresses.length === hostileAddresses || isCut).toBe(true);
    const cells = list.parts.flatMap((part) => part.cells.flat());
    expect(cells.filter((cell) => cell.includes('onerror')).every((cell) => cell.includes(hostileName))).toBe(true);
    expect(await inPage(devtools, 'isArmed && reached.join()')).toBe('');
    expect(await inPage(devtools, 'document.title')).toBe('Hostile page');
  });
});
