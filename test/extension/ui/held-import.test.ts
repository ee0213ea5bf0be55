import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdImport } from '../../../extension/ui/batches/held-import.ts';

/** The page's events, which Node has none of. */
let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function hasEnded(ended: Promise<void>): Promise<boolean> {
  return Promise.race([ended.then(() => true), Promise.resolve().then(() => false)]);
}

test('an import is held for a quarter of a second at most', async () => {
  const { ended } = holdImport('import');
  vi.advanceTimersByTime(249);
  expect(await hasEnded(ended)).toBe(false);
  vi.advanceTimersByTime(1);
  await ended;
});

test('a page that goes ends it, so that the background is told at once', async () => {
  const { ended } = holdImport('import');
  expect(await hasEnded(ended)).toBe(false);
  page.dispatchEvent(new Event('pagehide'));
  await ended;
});
