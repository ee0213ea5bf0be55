import { browser } from 'wxt/browser';
import type { CapturedTab } from '../captured-tab.ts';
import type { PageRequest } from './page-snapshot.ts';

/** Somebody who answers for a page; the answers come from the page's side, so they are to be parsed. */
export type AskPage = (request: PageRequest) => Promise<unknown>;

/**
 * The script that answers for the page in a tab, injected into a world of its own. Throws what the browser says against
 * it.
 */
export async function pageInTab({ id }: CapturedTab): Promise<AskPage> {
  const target = { tabId: id };
  await browser.scripting.executeScript({ target, files: ['/page-capture.js'] });
  return async (request) => {
    const [answer] = await browser.scripting.executeScript({ target, func: passOn, args: [request] });
    return typeof answer?.result === 'string' ? JSON.parse(answer.result) : null;
  };
}

/**
 * Runs in the page, so it names nothing outside of itself. It hands over a text: browsers take each of ten thousand
 * objects apart one by one.
 */
function passOn(request: PageRequest): string | null {
  const answer: unknown = Reflect.get(globalThis, Symbol.for('rollcall.page'));
  return typeof answer === 'function' ? JSON.stringify(answer(request)) : null;
}
