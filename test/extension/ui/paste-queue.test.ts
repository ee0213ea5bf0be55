import { expect, test } from 'vitest';
import type { Draft } from '../../../extension/ui/intake/draft.ts';
import { PasteQueue } from '../../../extension/ui/intake/paste-queue.ts';

const draft = (text: string): Draft => ({ text, content: { kind: 'text', text }, notes: [] });

/** A queue of pastes, and what was put in. */
function newQueue() {
  const queue = new PasteQueue();
  const texts: string[] = [];
  const put = ({ text }: Draft) => void texts.push(text);
  return { queue, texts, put };
}

test('a short paste comes behind a long one that came before it', async () => {
  const { queue, texts, put } = newQueue();
  const long = Promise.withResolvers<Draft>();
  const added = [queue.add(() => long.promise, put), queue.add(async () => draft('short'), put)];
  expect(queue.isBusy).toBe(true);
  long.resolve(draft('long'));
  await Promise.all(added);
  expect(texts).toEqual(['long', 'short']);
  expect(queue.isBusy).toBe(false);
});

test('what was pasted before all was dropped is not put in, and what comes after does not wait for it', async () => {
  const { queue, texts, put } = newQueue();
  const long = Promise.withResolvers<Draft>();
  const signals: AbortSignal[] = [];
  const look = (signal: AbortSignal) => {
    signals.push(signal);
    return long.promise;
  };
  const added = [queue.add(look, put), queue.add(async () => draft('behind it'), put)];
  await Promise.resolve();
  queue.drop();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  await queue.add(async () => draft('after'), put);
  long.resolve(draft('long'));
  await Promise.all(added);
  expect(texts).toEqual(['after']);
});

test('a paste that cannot be read keeps none back that comes behind it', async () => {
  const { queue, texts, put } = newQueue();
  const failed = queue.add(() => Promise.reject(new RangeError('too much')), put);
  const added = queue.add(async () => draft('next'), put);
  await expect(failed).rejects.toThrow('too much');
  await added;
  expect(texts).toEqual(['next']);
});
