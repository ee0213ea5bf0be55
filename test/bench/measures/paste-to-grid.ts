import type { Page } from 'playwright-core';
import { pasteInto } from '../../stage/paste.ts';
import { type BenchBrowser, emptyStores, startBenchBrowser } from '../browser/bench-browser.ts';
import { heapOf, scrolledFrames, watchPaste, watchPasteTask } from '../browser/page-stopwatch.ts';
import { tableOf } from '../browser/pasted-table.ts';
import { besidePeers } from '../peers/install-peers.ts';
import type { Measure, Sample } from '../runner/measure.ts';

/** Octets of heap that no row is charged for. */
const freeHeap = 20 * 1024 * 1024;

/** From Ctrl+V to a table in which every row is checked and can be edited. */
export const pasteToGrid: Measure = {
  name: 'paste-to-grid',
  what: 'From the paste event to a checked, editable table on the screen',
  with: 'a bare virtualised Preact table that checks and stores nothing',
  sizes: [1000, 10_000, 100_000],
  series: [
    { name: 'first rows', unit: 'ms', goal: { atMostTimes: 2 }, at: [1000, 10_000] },
    { name: 'all rows', unit: 'ms', goal: { atMost: 3000 }, at: [100_000] },
    { name: 'longest task', unit: 'ms', goal: { atMost: 50 } },
    // A page that does nothing with what is pasted is handed it over in one task, too, however long that takes.
    { name: 'task of the paste', unit: 'ms', goal: null },
    { name: 'longest task after it', unit: 'ms', goal: { atMost: 50 } },
    { name: 'scrolling', unit: 'frames/s', goal: { atLeast: 58 } },
    { name: 'heap beyond 20 MiB', unit: 'B/row', goal: { atMost: 1024 } },
  ],
  async prepare(rows) {
    const stage = await startBenchBrowser(['bare-table', 'bare-paste']);
    const text = tableOf(rows);
    return {
      ours: () => pastedIntoOurs(stage, text, rows),
      async against() {
        const table = await onPage(stage, 'bare-table.html', (page) => pasteSample(page, text, { rows }));
        const paste = await onPage(stage, 'bare-paste.html', (page) => handedOver(page, text));
        return { ...table, 'task of the paste': paste };
      },
      end: stage.end,
    };
  },
};

/** The same until the first rows stand, compared with a page that has read the list, too, and does nothing else. */
export const pasteBesideReading: Measure = {
  name: 'paste-floor',
  what: 'From the paste event to a checked, editable table on the screen',
  with: 'a bare virtualised Preact table of what the same reader read in one go',
  sizes: [1000, 10_000],
  series: [{ name: 'first rows', unit: 'ms', goal: { atMostTimes: 2 } }],
  async prepare(rows) {
    const stage = await startBenchBrowser(['read-table']);
    const text = tableOf(rows);
    return {
      ours: () => pastedIntoOurs(stage, text, rows),
      against: () => onPage(stage, 'read-table.html', (page) => pasteSample(page, text, { rows })),
      end: stage.end,
    };
  },
};

/** The same, compared with what a developer would otherwise take for it. */
export const againstSpreadsheetImport: Measure = {
  name: 'spreadsheet-import',
  what: 'From the paste event to a checked, editable table on the screen',
  with: 'the validation table of react-spreadsheet-import, without the steps before it',
  sizes: [1000, 3000, 10_000],
  series: [
    { name: 'first rows', unit: 'ms', goal: { timesFaster: 5 } },
    { name: 'longest task', unit: 'ms', goal: null },
  ],
  needsPeers: true,
  async prepare(rows) {
    const page = await besidePeers('spreadsheet-import.mjs');
    const stage = await startBenchBrowser([page]);
    const text = tableOf(rows);
    return {
      ours: () => pastedIntoOurs(stage, text, rows),
      against: () =>
        onPage(stage, 'spreadsheet-import.html', (tab) => pasteSample(tab, text, { rows, row: '.rdg-row' })),
      end: stage.end,
    };
  },
};

async function pastedIntoOurs(stage: BenchBrowser, text: string, rows: number): Promise<Sample> {
  await emptyStores(stage.browser);
  return onPage(stage, 'console.html#/new-batch', (page) => pasteSample(page, text, { rows, press: 'Review' }));
}

/** Does work on a page of the extension that has a text box, in a tab of its own. */
export function onPage<T>(stage: BenchBrowser, path: string, work: (page: Page) => Promise<T>): Promise<T> {
  return onTab(stage, path, async (page) => {
    await page.getByRole('textbox').first().waitFor();
    return work(page);
  });
}

/** Does work on a page of the extension, in a tab of its own. */
export async function onTab<T>({ browser }: BenchBrowser, path: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionPage(path));
    return await work(page);
  } finally {
    await page.close();
  }
}

async function pasteSample(
  page: Page,
  text: string,
  wanted: { rows: number; row?: string; press?: string },
): Promise<Sample> {
  const [{ first, all, longestTask, longestLater }, paste] = await Promise.all([
    watchPaste(page, wanted),
    handedOver(page, text),
  ]);
  const frames = await scrolledFrames(page);
  const heap = await heapOf(page);
  return {
    'first rows': first,
    'all rows': all,
    'longest task': longestTask,
    'task of the paste': paste,
    'longest task after it': longestLater,
    scrolling: frames,
    'heap beyond 20 MiB': Math.max(0, heap - freeHeap) / wanted.rows,
  };
}

/** Pastes a text; milliseconds that the task took in which the browser hands it over. */
async function handedOver(page: Page, text: string): Promise<number> {
  const watching = watchPasteTask(page);
  await pasteInto(page, text);
  return watching;
}
