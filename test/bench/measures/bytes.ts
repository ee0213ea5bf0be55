import type { Request } from 'playwright-core';
import { compressedSize, filesOfPage, workerSize } from '../../stage/loaded-bytes.ts';
import { buildWorker } from '../../stage/worker-build.ts';
import { type BenchBrowser, startBenchBrowser } from '../browser/bench-browser.ts';
import type { Measure, Series } from '../runner/measure.ts';

const limit = (name: string, kib: number): Series => ({ name, unit: 'KiB', goal: { atMost: kib } });

/** What has been loaded when a page can be used, minified and compressed. */
export const bytes: Measure = {
  name: 'bytes',
  what: 'Bytes that are loaded until something can be used, minified and compressed (gzip)',
  with: '',
  sizes: [1],
  series: [limit('popup', 45), limit('console', 110), limit('page-capture', 12), limit('worker', 150)],
  runs: 1,
  async prepare() {
    const built = await buildWorker();
    if (!built.ok) throw new Error(built.output);
    const stage = await startBenchBrowser([]);
    return {
      ours: async () => ({
        // Its box stands by what the page names itself; what it asks for behind the box does not count.
        popup: compressedSize(filesOfPage('popup.html')),
        console: await pageSize(stage, 'console.html#/', 'h1'),
        'page-capture': compressedSize(['page-capture.js']),
        worker: workerSize(),
      }),
      against: null,
      end: stage.end,
    };
  },
};

/** A page and everything of the extension that it has asked for until something of it is there. */
async function pageSize({ browser }: BenchBrowser, path: string, usable: string): Promise<number> {
  const page = await browser.context.newPage();
  try {
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.addInitScript(noteMoment, usable);
    await page.goto(browser.extensionPage(path));
    const noted = await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt'));
    const usableAt = Number(await noted.jsonValue());
    const files = new Set(
      asked
        .filter((request) => request.timing().startTime <= usableAt)
        .map((request) => new URL(request.url()).pathname),
    );
    return compressedSize([...files].filter((name) => /\.(html|js|css)$/.test(name)));
  } finally {
    await page.close();
  }
}

/** Runs before a page's own scripts: notes when what is looked for is there, in milliseconds since 1970. */
function noteMoment(usable: string): void {
  const changes = new MutationObserver(() => {
    if (!document.querySelector(usable)) return;
    changes.disconnect();
    Object.assign(globalThis, { usableAt: performance.timeOrigin + performance.now() });
  });
  changes.observe(document, { subtree: true, childList: true, attributes: true });
}
