import { expect, test } from 'vitest';
import { gathered, newPlace, nextPlace } from '../../../extension/batches/draft-place.ts';
import { saveDraft } from '../../../extension/batches/draft-store.ts';
import { startLife } from '../browser-life.ts';

/** A browser whose pages know of one another, and of no other test. */
function newBrowser() {
  const life = startLife();
  const prefix = crypto.randomUUID();
  // The assertion: the browser's type has one signature for each number of arguments.
  const locks = {
    request: (name: string, options: LockOptions, callback: LockGrantedCallback<void>) =>
      life.locks.request(`${prefix} ${name}`, options, callback),
  } as typeof life.locks;
  return { ...life, locks };
}

test('boxes that are open at the same time have places of their own', async () => {
  const browser = newBrowser();
  const first = await nextPlace(browser);
  await saveDraft(browser.database, 'ann@example.org', first.id);
  const second = await nextPlace(browser);
  expect([first.id, second.id]).toEqual(['popup', 'popup 2']);
  expect((await gathered(second, browser)).text).toBe('');
  second.release();
  first.release();
});

test('what is left in the place of a page that closed goes to the next box, of several pages all of it', async () => {
  const browser = newBrowser();
  const texts = ['ann@example.org', 'ben@example.org\nann@example.org\n', 'cy@example.org'];
  for (const text of texts) await saveDraft(browser.database, text, (await newPlace(browser)).id);
  // Their pages end here: a browser frees what they held.
  const restarted = { ...browser, locks: newBrowser().locks };
  const next = await nextPlace(restarted);
  expect(next.id).toBe('popup');
  const { text, others } = await gathered(next, restarted);
  expect(text).toBe('ben@example.org\nann@example.org\ncy@example.org');
  expect(others.map(({ id }) => id)).toEqual(['popup 2', 'popup 3']);
});

test('a new place is one in which nobody left anything', async () => {
  const browser = newBrowser();
  await saveDraft(browser.database, 'ann@example.org', 'popup');
  const own = await newPlace(browser);
  expect(own.id).toBe('popup 2');
  const next = await nextPlace(browser);
  expect(next.id).toBe('popup');
});
