import type { Page } from 'playwright-core';
import { connectExtension } from '../../stage/connect-extension.ts';
import { reviewList } from '../../stage/review-list.ts';
import { startBenchBrowser } from '../browser/bench-browser.ts';
import { type Measure, type Sample, time } from '../runner/measure.ts';
import { bareInsert, makeBareTable } from '../space/bare-insert.ts';
import { startBenchSpace } from '../space/bench-space.ts';
import { newPeople } from '../space/people.ts';

/** From the last click until every receipt is stored, and until the screen shows it: real extension, real worker. */
export const sendToReceipts: Measure = {
  name: 'send',
  what: 'From the click on Send until all receipts are in IndexedDB (shown: on the screen), real browser and real worker',
  with: 'one bare json_each insert of the same rows over HTTP',
  sizes: [100, 300, 1000],
  series: [
    { name: time, unit: 'ms', goal: { atMostTimes: 5 }, at: [1000] },
    { name: 'shown', unit: 'ms', goal: null },
  ],
  async prepare(size) {
    const space = await startBenchSpace();
    await makeBareTable(space);
    const stage = await startBenchBrowser([]);
    await (await connectExtension(stage.browser, space.origin, space.owner)).close();
    return {
      async ours() {
        const list = newPeople(size).map(({ email }) => email);
        const page = await reviewList(stage.browser, list.join('\n'));
        await page.getByRole('button', { name: 'See what will happen' }).click();
        await page.getByRole('button', { name: /^Send \d/ }).waitFor();
        const sample = await sent(page);
        await space.allMarked();
        await page.close();
        return sample;
      },
      against: () => bareInsert(space, newPeople(size)),
      async end() {
        await stage.end();
        await space.end();
      },
    };
  },
};

/**
 * Clicks within the page, so that no way to it and back counts. The receipts are stored when the second writing of rows
 * is complete (the first is the approval), whoever waits for that; a page that leaves it to the background knows by what
 * is shown.
 */
async function sent(page: Page): Promise<Sample> {
  return page.evaluate(async () => {
    const send = [...document.querySelectorAll('button')].find(({ innerText }) => /^Send \d/.test(innerText.trim()));
    const stored: number[] = [];
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      if (this.name === 'batchRows') {
        this.transaction.addEventListener('complete', ({ timeStamp }) => stored.push(timeStamp));
      }
      return put.apply(this, given);
    };
    const start = performance.now();
    send?.click();
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!document.querySelector('[data-testid=phase][data-phase=done]')) return;
        changes.disconnect();
        resolve();
      };
      const changes = new MutationObserver(look);
      changes.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    });
    const shown = performance.now();
    const [, receipts = shown] = stored;
    return { time: receipts - start, shown: shown - start };
  });
}
