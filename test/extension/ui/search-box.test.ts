// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';
import { SearchBox } from '../../../extension/ui/parts/search-box.tsx';

/** On a machine that does other work as well. */
const patience = { timeout: 20_000 };

/** A list that is searched; it notes what for, tells each search, and can be shown whole again by something else. */
function openList(onAsked = (_words: string): unknown => null) {
  const place = document.createElement('div');
  const asked: string[] = [];
  let showAll = () => {};
  const List = () => {
    const [query, setQuery] = useState('');
    showAll = () => setQuery('');
    const search = (words: string) => {
      asked.push(words);
      setQuery(words);
      onAsked(words);
    };
    return h(SearchBox, { query, onSearch: search, label: 'Search' });
  };
  render(h(List, {}), place);
  const box = place.querySelector('input');
  if (!box) throw new Error('There is no box.');
  const type = (words: string) => {
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return { box, type, asked, showAll: () => showAll() };
}

test('what is typed as soon as the box is there stays in it, and is searched for', async () => {
  const { box, type, asked } = openList();
  type('ada');
  await expect.poll(() => asked, patience).toEqual(['ada']);
  expect(box.value).toBe('ada');
});

test('what is typed just when an emptied box has asked for everybody stays', async () => {
  const { box, type, asked } = openList((words) => words === '' && type('bea'));
  type('ada');
  await expect.poll(() => asked, patience).toEqual(['ada']);
  type('');
  await expect.poll(() => asked, patience).toEqual(['ada', '', 'bea']);
  expect(box.value).toBe('bea');
});

test('a list that something else shows whole again empties its box', async () => {
  const { box, type, asked, showAll } = openList();
  type('ada');
  await expect.poll(() => asked, patience).toEqual(['ada']);
  showAll();
  await expect.poll(() => box.value, patience).toBe('');
  expect(asked).toEqual(['ada']);
});
