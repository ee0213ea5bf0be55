import { JSDOM } from 'jsdom';
import { h, render } from 'preact';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lazily } from '../../../extension/ui/parts/lazily.tsx';

/** An element that a component was drawn into just now. */
function drawn(component: Parameters<typeof h>[0]): Element {
  const { window } = new JSDOM();
  vi.stubGlobal('document', window.document);
  onTestFinished(() => void vi.unstubAllGlobals());
  render(h(component, null), window.document.body);
  return window.document.body;
}

const Page = lazily(
  async () => () => 'The page',
  () => 'Waiting',
);

test('code that was loaded ahead is drawn at once, so that nothing empty is painted before it', async () => {
  const first = drawn(Page);
  expect(first.textContent).toBe('Waiting');
  await expect.poll(() => first.textContent).toBe('The page');

  const Ahead = lazily(async () => () => 'Loaded ahead');
  await Ahead.load();
  expect(drawn(Ahead).textContent).toBe('Loaded ahead');
});
