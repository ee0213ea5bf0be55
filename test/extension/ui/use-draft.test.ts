// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { type DraftBox, useDraft } from '../../../extension/ui/intake/use-draft.ts';

// The store seals what it keeps, and jsdom's octets are of another kind than those of Node.
const { kept, held } = vi.hoisted(() => ({ kept: new Map<string, string>(), held: new Set<string>() }));
vi.mock('../../../extension/ui/intake/kept-draft.ts', () => ({
  keptDraft: async ({ isNew }: { isNew: boolean }) => {
    const left = [...kept.keys()].find((known) => !held.has(known));
    const free = ['popup', 'popup 2', 'popup 3'].find((place) => !held.has(place) && !kept.has(place)) ?? '';
    const id = isNew ? free : (left ?? free);
    held.add(id);
    return {
      id,
      offerLeft: async (take: (text: string) => boolean) => void take(kept.get(id) ?? ''),
      keep: async (text: string) => void (text === '' ? kept.delete(id) : kept.set(id, text)),
      release: () => void held.delete(id),
    };
  },
}));

beforeEach(() => {
  kept.clear();
  held.clear();
});

/** A page with a paste box that is kept. */
function openBox(): { box: () => DraftBox; text: () => string; leave: () => void } {
  let shown: DraftBox | undefined;
  const place = document.createElement('div');
  const Page = () => {
    shown = useDraft({ isKept: true });
    return null;
  };
  render(h(Page, null), place);
  const box = () => {
    if (!shown) throw new Error('The box is not drawn.');
    return shown;
  };
  return { box, text: () => box().draft.text, leave: () => render(null, place) };
}

/** The same once it shows what was kept. */
async function reopenedBox(text: string): Promise<ReturnType<typeof openBox>> {
  const opened = openBox();
  await expect.poll(opened.text).toBe(text);
  return opened;
}

const pasted = (text: string) => ({ text, content: { kind: 'text', text } as const, notes: [] });
const keptTexts = () => [...kept.values()].sort();

test('a list whose storing ends later does not take away what was pasted since', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  const storing = first.box().take();
  first.leave();
  const second = openBox();
  second.box().change(pasted('ben@example.org'));
  // The browser may end at any moment of the storing.
  await expect.poll(keptTexts).toEqual(['ann@example.org', 'ben@example.org']);
  // What stores a list forgets its draft in the same moment.
  kept.delete((await storing.keptAs()) ?? '');
  await storing.end(true);
  expect(keptTexts()).toEqual(['ben@example.org']);
  expect(second.text()).toBe('ben@example.org');
  second.box().clear();
  await expect.poll(keptTexts).toEqual([]);
});

test('a box whose text was kept by an earlier one is emptied for good', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  await expect.poll(keptTexts).toEqual(['ann@example.org']);
  first.leave();
  const second = openBox();
  second.box().clear();
  await expect.poll(keptTexts).toEqual([]);
});

test('what comes into the box of a list that is being stored stays there, and for the next box', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  const storing = first.box().take();
  first.box().change(pasted('ann@example.org\nben@example.org'));
  await expect.poll(keptTexts).toEqual(['ann@example.org', 'ben@example.org']);
  await storing.end(true);
  await expect.poll(first.text).toBe('ben@example.org');
  expect(keptTexts()).toEqual(['ben@example.org']);
  first.leave();
  const second = await reopenedBox('ben@example.org');
  second.box().change(pasted('ben@example.org, cy@example.org'));
  await expect.poll(keptTexts).toEqual(['ben@example.org, cy@example.org']);
});

test('a list that could not be stored stands in its box as before, with what came since, and is kept once', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  const storing = first.box().take();
  first.box().change(pasted('ann@example.org\nben@example.org'));
  await storing.end(false);
  expect(first.text()).toBe('ann@example.org\nben@example.org');
  await expect.poll(keptTexts).toEqual(['ann@example.org\nben@example.org']);
  first.leave();
  await reopenedBox('ann@example.org\nben@example.org');
});

test('a list whose storing was stopped comes back in front of what was typed meanwhile', async () => {
  const first = openBox();
  first.box().change(pasted('ann@example.org'));
  const storing = first.box().take();
  first.leave();
  const second = openBox();
  second.box().change(pasted('ben@example.org'));
  await storing.end(false);
  second.box().bringBack(storing.draft);
  await expect.poll(second.text).toBe('ann@example.org\nben@example.org');
});

test('a long paste that is still looked into when its page is left is in the next box', async () => {
  const first = openBox();
  const long = Promise.withResolvers<ReturnType<typeof pasted>>();
  const added = first.box().pastes.add(
    () => long.promise,
    (draft) => first.box().change(draft),
  );
  first.leave();
  const second = openBox();
  long.resolve(pasted('ann@example.org'));
  await added;
  await expect.poll(second.text).toBe('ann@example.org');
});

test('who leaves the page before what was pasted is kept is asked first, also while it has no place yet', async () => {
  const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const { box } = openBox();
  expect(isAsked()).toBe(false);
  box().change(pasted('ann@example.org'));
  expect(isAsked()).toBe(true);
  await expect.poll(isAsked).toBe(false);
  expect(keptTexts()).toEqual(['ann@example.org']);
});
