// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, options, render } from 'preact';
import { expect, test, vi } from 'vitest';
import { type DraftBox, useDraft } from '../../../extension/ui/intake/use-draft.ts';

// The store seals what it keeps, and jsdom's octets are of another kind than those of Node.
let kept = '';
vi.mock('../../../extension/ui/intake/kept-draft.ts', () => ({
  keptDraft: async () => kept,
  keepDraft: async (text: string) => {
    kept = text;
  },
}));

// Effects wait for a frame, which could come when the document of this file is gone.
options.requestAnimationFrame = (effects) => void setTimeout(effects);

/** A page with a paste box that is kept. */
function openBox(): { box: () => DraftBox; leave: () => void } {
  let shown: DraftBox | undefined;
  const place = document.createElement('div');
  const Page = () => {
    shown = useDraft({ isKept: true });
    return null;
  };
  render(h(Page, null), place);
  return {
    box() {
      if (!shown) throw new Error('The box is not drawn.');
      return shown;
    },
    leave: () => render(null, place),
  };
}

const pasted = (text: string) => ({ text, content: { kind: 'text', text } as const, notes: [] });

test('a list whose storing ends later does not take away what was pasted since', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  first.leave();
  const second = openBox();
  second.box().change(pasted('ben@example.org'));
  await expect.poll(() => kept).toBe('ben@example.org');
  // What stores a list forgets the draft in the same moment, whatever it is by then.
  kept = '';
  await first.box().clear();
  await expect.poll(() => kept).toBe('ben@example.org');
  await second.box().clear();
  expect(kept).toBe('');
});

test('a box whose text was kept by an earlier one is emptied for good', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  await expect.poll(() => kept).toBe('ann@example.org');
  first.leave();
  const second = openBox();
  await second.box().clear();
  expect(kept).toBe('');
});
