// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { lazily } from '../../../extension/ui/parts/lazily.tsx';

/** An element that a component was drawn into just now. */
function drawn(component: Parameters<typeof h>[0]): Element {
  const place = document.createElement('div');
  render(h(component, null), place);
  return place;
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
