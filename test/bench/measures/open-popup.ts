import { startBenchBrowser } from '../browser/bench-browser.ts';
import { type Measure, type Sample, time } from '../runner/measure.ts';

/** Runs before a page's own scripts: notes when a box is there that can be typed in. */
function noteUsable(): void {
  const look = () => {
    const box = document.querySelector('textarea');
    if (!box || box.matches(':disabled') || !box.checkVisibility()) return;
    changes.disconnect();
    Object.assign(globalThis, { usableAt: performance.now() });
  };
  const changes = new MutationObserver(look);
  changes.observe(document, { subtree: true, childList: true, attributes: true });
}

/** From opening the popup's page to the moment when something can be typed into it. */
export const openPopup: Measure = {
  name: 'popup',
  what: 'From opening the popup to a box that can be typed in',
  with: 'an empty popup with a box, drawn by Preact as well',
  sizes: [1],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  runs: 15,
  async prepare() {
    const stage = await startBenchBrowser(['empty-popup']);
    const page = await stage.browser.context.newPage();
    await page.addInitScript(noteUsable);
    const opened = async (name: string): Promise<Sample> => {
      // A popup that opens again is a new document in the same browser, and no reload.
      await page.goto('about:blank');
      await page.goto(stage.browser.extensionPage(name));
      const noted = await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt') ?? 0);
      return { [time]: Number(await noted.jsonValue()) };
    };
    return { ours: () => opened('popup.html'), against: () => opened('empty-popup.html'), end: stage.end };
  },
};
