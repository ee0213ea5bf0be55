import type { browser } from 'wxt/browser';
import type { capturePage as CapturePage } from '../../../extension/capture/page/capture-page.ts';
import { startPageServer } from '../../stage/page-server.ts';
import { startBenchBrowser } from '../browser/bench-browser.ts';
import { staffPage } from '../browser/staff-page.ts';
import { type Measure, type Sample, time } from '../runner/measure.ts';

/** What Chromium and the bench's page give. */
declare const chrome: typeof browser;
declare const capturePage: typeof CapturePage;

/** Runs before the page's own scripts. */
function noteTasks(): void {
  Object.assign(globalThis, { longestTask: 0 });
  new PerformanceObserver((list) => {
    const longest = Math.max(Reflect.get(globalThis, 'longestTask'), ...list.getEntries().map((task) => task.duration));
    Object.assign(globalThis, { longestTask: longest });
  }).observe({ type: 'longtask' });
}

/** Reading the people off a page in a tab, by the extension's own code. */
export const capturePageMeasure: Measure = {
  name: 'capture',
  what: 'Capturing the people of a page of 2.5 KB for each (2,000 people: 5 MB)',
  with: 'one regular expression over the text of the page',
  sizes: [200, 600, 2000],
  series: [
    { name: time, unit: 'ms', goal: { atMostTimes: 4 }, at: [2000] },
    { name: 'longest task of the page', unit: 'ms', goal: { atMost: 50 } },
  ],
  async prepare(people) {
    const server = await startPageServer({ '/staff': staffPage(people) });
    const { browser, end } = await startBenchBrowser(['capture-page'], ['http://127.0.0.1/*']);
    const reader = await browser.context.newPage();
    await reader.goto(browser.extensionPage('capture-page.html'));
    await reader.waitForFunction(() => 'capturePage' in globalThis);
    const page = await browser.context.newPage();
    await page.addInitScript(noteTasks);
    const address = `${server.origin}/staff`;
    const longestTask = () => page.evaluate(() => Number(Reflect.get(globalThis, 'longestTask')));
    return {
      async ours(): Promise<Sample> {
        await page.goto(address);
        await page.evaluate(() => Object.assign(globalThis, { longestTask: 0 }));
        const { milliseconds, found } = await reader.evaluate(async (url) => {
          const [tab] = await chrome.tabs.query({ url });
          const start = performance.now();
          const captured = await capturePage({ id: tab?.id ?? 0, url, title: '' }, { scope: 'page' });
          const parts = 'list' in captured ? captured.list.parts : [];
          const found = parts.reduce((sum, { finds }) => sum + finds.length, 0);
          return { milliseconds: performance.now() - start, found };
        }, address);
        if (found !== people) throw new Error(`${found} of ${people} people were found.`);
        return { [time]: milliseconds, 'longest task of the page': await longestTask() };
      },
      async against(): Promise<Sample> {
        await page.goto(address);
        return page.evaluate(() => {
          const start = performance.now();
          const found = new Set(document.body.innerText.match(/[\w.+-]+@[\w.-]+\.\w{2,}/g));
          return { time: performance.now() - start, found: found.size };
        });
      },
      async end() {
        await end();
        await server.stop();
      },
    };
  },
};
