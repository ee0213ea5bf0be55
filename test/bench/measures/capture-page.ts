import type { browser } from 'wxt/browser';
import type { capturePage as CapturePage } from '../../../extension/capture/page/capture-page.ts';
import { startPageServer } from '../../stage/page-server.ts';
import { startBenchBrowser } from '../browser/bench-browser.ts';
import { staffPage } from '../browser/staff-page.ts';
import { type Goal, type Measure, type Sample, time } from '../runner/measure.ts';

/** What Chromium and the bench's page give. */
declare const chrome: typeof browser;
declare const capturePage: typeof CapturePage;
declare const tellBarely: () => string;
declare const askSlice: () => string;

/** Runs before the page's own scripts. */
function noteTasks(): void {
  Object.assign(globalThis, { longestTask: 0 });
  new PerformanceObserver((list) => {
    const longest = Math.max(Reflect.get(globalThis, 'longestTask'), ...list.getEntries().map((task) => task.duration));
    Object.assign(globalThis, { longestTask: longest });
  }).observe({ type: 'longtask' });
}

/** What the other side does in the page itself, where nothing outside of it can be named. */
type InPage = () => Found;

/** The time of the other side, and the addresses that it met. */
interface Found {
  milliseconds: number;
  found: number;
}

/** What a side does in a page of the extension, with the tab of an address. */
type FromReader = (url: string) => Promise<Found>;

/** What one of them is compared with. */
type Other = { inPage: InPage } | { fromReader: FromReader };

/** One pass over all text, hidden or not, in no order that a reader could use. */
const matchText: InPage = () => {
  const start = performance.now();
  const found = new Set(document.body.innerText.match(/[\w.+-]+@[\w.-]+\.\w{2,}/g));
  return { milliseconds: performance.now() - start, found: found.size };
};

/** The least that tells what is seen and what stands on lines of its own: each element is asked for its style once. */
const walkBarely: InPage = () => {
  const start = performance.now();
  const lines: string[] = [];
  const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && !isSeen(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Element)) lines.push(node.nodeValue ?? '');
    else if (getComputedStyle(node).display !== 'inline') lines.push('\n');
  }
  const found = new Set(lines.join('').match(/[\w.+-]+@[\w.-]+\.\w{2,}/g));
  return { milliseconds: performance.now() - start, found: found.size };
};

/** The least script of an extension, with the way there and back. */
const askBarely: FromReader = async (url) => {
  const [tab] = await chrome.tabs.query({ url });
  const start = performance.now();
  const [told] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, func: tellBarely });
  const texts: string[] = JSON.parse(String(told?.result));
  const found = new Set(texts.flatMap((text) => text.match(/[\w.+-]+@[\w.-]+\.\w{2,}/g) ?? []));
  return { milliseconds: performance.now() - start, found: found.size };
};

/** What has to be asked of a page to tell its people as they are shown, two slices under way as in ours. */
const askQuestions: FromReader = async (url) => {
  const [tab] = await chrome.tabs.query({ url });
  const start = performance.now();
  const ask = () => chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, func: askSlice });
  const found = new Set<string>();
  let ahead = ask();
  for (let isEnd = false; !isEnd; ) {
    const coming = ahead;
    ahead = ask();
    const [slice] = await coming;
    const answer: { told: string[]; isEnd: boolean } = JSON.parse(String(slice?.result));
    for (const text of answer.told) {
      for (const address of text.match(/[\w.+-]+@[\w.-]+\.\w{2,}/g) ?? []) found.add(address);
    }
    isEnd = answer.isEnd;
  }
  const milliseconds = performance.now() - start;
  await ahead;
  return { milliseconds, found: found.size };
};

/** All of it, by the extension's own code. */
const captureAll: FromReader = async (url) => {
  const [tab] = await chrome.tabs.query({ url });
  const start = performance.now();
  const captured = await capturePage({ id: tab?.id ?? 0, url, title: '' }, { scope: 'page' });
  const parts = 'list' in captured ? captured.list.parts : [];
  const found = parts.reduce((sum, { finds }) => sum + finds.length, 0);
  return { milliseconds: performance.now() - start, found };
};

const capturing = 'Capturing the people of a page of 2.5 KB for each (2,000 people: 5 MB)';

/** Reading the people off a page in a tab. */
export const capturePageMeasure = captureAgainst(
  captureAll,
  { inPage: matchText },
  {
    name: 'capture',
    what: capturing,
    with: 'one regular expression over the text of the page',
    goal: { atMostTimes: 4 },
  },
);

/** The same beside the least that a reader of what is seen has to do. */
export const captureFloorMeasure = captureAgainst(
  captureAll,
  { inPage: walkBarely },
  {
    name: 'capture-floor',
    what: capturing,
    with: 'a bare walk, in the page itself, that asks each element whether it is seen',
    goal: null,
  },
);

/** The same beside the least that an extension has to do for it. */
export const captureLeastMeasure = captureAgainst(
  captureAll,
  { fromReader: askBarely },
  {
    name: 'capture-least',
    what: capturing,
    with: 'the least script of an extension, which asks each element how it is shown and hands over its words',
    goal: null,
  },
);

/** How much of what `capture` may take is taken by the questions alone. */
export const captureQuestionsMeasure = captureAgainst(
  askQuestions,
  { inPage: matchText },
  {
    name: 'capture-questions',
    what: 'Asking such a page how what names its people is shown, in slices as `capture` does, and reading no name',
    with: 'the same regular expression',
    goal: null,
  },
);

function captureAgainst(
  ours: FromReader,
  other: Other,
  words: Pick<Measure, 'name' | 'what' | 'with'> & { goal: Goal | null },
): Measure {
  const { goal, ...named } = words;
  return {
    ...named,
    sizes: [200, 600, 2000],
    series: [
      { name: time, unit: 'ms', goal, at: [2000] },
      { name: 'longest task of the page', unit: 'ms', goal: { atMost: 50 } },
    ],
    prepare: (people) => preparePage(people, ours, other),
  };
}

async function preparePage(people: number, ours: FromReader, other: Other): ReturnType<Measure['prepare']> {
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
      const { milliseconds, found } = await reader.evaluate(ours, address);
      expectAll(found, people);
      return { [time]: milliseconds, 'longest task of the page': await longestTask() };
    },
    async against(): Promise<Sample> {
      await page.goto(address);
      if ('fromReader' in other) {
        // As ours does: what the page has begun comes first.
        await page.evaluate(() => Object.assign(globalThis, { longestTask: 0 }));
        const { milliseconds, found } = await reader.evaluate(other.fromReader, address);
        expectAll(found, people);
        return { [time]: milliseconds };
      }
      const { milliseconds, found } = await page.evaluate(other.inPage);
      // Every other address stands only in a link.
      expectAll(found, people / 2);
      return { [time]: milliseconds };
    },
    async end() {
      await end();
      await server.stop();
    },
  };
}

function expectAll(found: number, people: number): void {
  if (found !== people) throw new Error(`${found} of ${people} people were found.`);
}
