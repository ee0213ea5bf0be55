// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { untilStored } from '../../../extension/ui/until-stored.ts';

test('who leaves a page is asked as long as something of it is still to be stored, and not when that has failed', async () => {
  const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const [first, second] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const works = [untilStored(first.promise), untilStored(second.promise)];
  expect(isAsked()).toBe(true);
  first.resolve(7);
  await expect(works[0]).resolves.toBe(7);
  expect(isAsked()).toBe(true);
  second.reject(new Error('No room.'));
  await expect(works[1]).rejects.toThrow('No room.');
  expect(isAsked()).toBe(false);
});
