import type { Page } from 'playwright-core';
import { pasteInto } from '../../stage/paste.ts';
import { type BenchBrowser, emptyStores, startBenchBrowser } from '../browser/bench-browser.ts';
import { watchPaste } from '../browser/page-stopwatch.ts';
import { tableOf } from '../browser/pasted-table.ts';
import { copyScreen, type ElementCopy, type ScreenCopy } from '../browser/screen-copy.ts';
import type { Measure } from '../runner/measure.ts';
import { onPage, onTab } from './paste-to-grid.ts';

/** What the page of the drawn screen gives. */
declare const showScreens: (before: ScreenCopy, after: ScreenCopy, isRead: boolean) => Promise<void>;

const newBatch = 'console.html#/new-batch';
const row = '[data-testid=row]';

/** What of a paste's first rows is the screen that they stand on, and what is reading them, all beside the bare table. */
export const leastOfPaste: Measure = {
  name: 'paste-least',
  what: 'From the paste event to the first rows: of the same screen drawn by Preact of what lies ready, and of ours',
  with: 'a bare virtualised Preact table that checks and stores nothing',
  sizes: [1000, 10_000],
  series: [
    { name: 'the screen alone', unit: 'ms', goal: null },
    { name: 'the screen, once read', unit: 'ms', goal: null },
    { name: 'ours', unit: 'ms', goal: null },
  ],
  async prepare(rows) {
    const stage = await startBenchBrowser(['bare-table', 'drawn-screen']);
    const list = { text: tableOf(rows), rows };
    const screens = await copiedScreens(stage, list);
    return {
      async ours() {
        const alone = await drawn(stage, list, { ...screens, isRead: false });
        const read = await drawn(stage, list, { ...screens, isRead: true });
        await emptyStores(stage.browser);
        const ours = await onPage(stage, newBatch, (page) => firstRows(page, list, 'Review'));
        return { 'the screen alone': alone, 'the screen, once read': read, ours };
      },
      async against() {
        const bare = await onPage(stage, 'bare-table.html', (page) => firstRows(page, list));
        return { 'the screen alone': bare, 'the screen, once read': bare, ours: bare };
      },
      end: stage.end,
    };
  },
};

/** What is pasted. */
interface List {
  text: string;
  rows: number;
}

/** The extension's screen before the paste, and when the first rows stand there. */
interface Screens {
  before: ScreenCopy;
  after: ScreenCopy;
}

async function copiedScreens(stage: BenchBrowser, list: List): Promise<Screens> {
  return onPage(stage, newBatch, async (page) => {
    const before = await page.evaluate(copyScreen, 'textarea');
    const copied = page.evaluate(copyScreen, row);
    await firstRows(page, list, 'Review');
    return { before, after: await copied };
  });
}

/** Throws when what was drawn is not the extension's screen, element by element. */
async function drawn(
  stage: BenchBrowser,
  { text }: List,
  { before, after, isRead }: Screens & { isRead: boolean },
): Promise<number> {
  return onTab(stage, 'drawn-screen.html', async (page) => {
    const screens = [before, after, isRead] as const;
    await page.evaluate(([before, after, isRead]) => showScreens(before, after, isRead), screens);
    const first = await firstRows(page, { text, rows: rowsIn(after.content) });
    const copy = await page.evaluate(copyScreen, row);
    if (JSON.stringify(copy) !== JSON.stringify(after)) throw new Error("The screen drawn is not the extension's.");
    return first;
  });
}

async function firstRows(page: Page, { text, rows }: List, press?: string): Promise<number> {
  const [{ first }] = await Promise.all([watchPaste(page, { rows, ...(press && { press }) }), pasteInto(page, text)]);
  return first;
}

/** How many rows the table of a screen says that it has, below its head. */
function rowsIn({ props, children }: ElementCopy): number {
  const own = Number(props['aria-rowcount'] ?? 0) - 1;
  return Math.max(own, ...children.map((child) => (typeof child === 'string' ? 0 : rowsIn(child))));
}
