// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { pageTurn } from '../../../extension/page-turn.ts';
import { type ReadingState, useReading } from '../../../extension/ui/intake/use-reading.ts';
import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from '../../../shared/reading/reading.ts';
import { people, readingOf } from '../people.ts';

/** A reading that was asked for. */
interface Asked {
  tell: (progress: ReadingProgress) => void | Promise<void>;
  end: (reading: Reading | null) => void;
}

const { asked } = vi.hoisted(() => ({ asked: [] as Asked[] }));
vi.mock('../../../extension/capture/reading-job.ts', () => ({
  readPatiently: (_: CapturedContent, __: ReadingChoices, tell: Asked['tell']) => {
    const { promise, resolve } = Promise.withResolvers<Reading | null>();
    asked.push({ tell, end: resolve });
    return promise;
  },
}));

beforeEach(() => {
  asked.length = 0;
});

const first = readingOf(people(3));
const begin: ReadingProgress = { done: 3, total: 9, first };
const one: CapturedContent = { kind: 'text', text: 'one' };
const other: CapturedContent = { kind: 'text', text: 'other' };
const choices: ReadingChoices = {};

/** Answers how to draw a page that waits for a list; it answers how far its reading is. */
function openPage(isLast: () => Promise<boolean>) {
  const place = document.createElement('div');
  onTestFinished(() => render(null, place));
  let shown: ReadingState = { kind: 'empty' };
  const Page = (given: { content: CapturedContent; choices: ReadingChoices }) => {
    shown = useReading(given.content, given.choices, isLast, true);
    return null;
  };
  const draw = (content: CapturedContent, chosen = choices) => {
    render(h(Page, { content, choices: chosen }), place);
    return shown;
  };
  return { draw, shown: () => shown };
}

test('first people are offered no more when their columns are chosen anew', async () => {
  const { draw, shown } = openPage(async () => true);
  draw(one);
  void asked[0]?.tell(begin);
  await vi.waitFor(() => expect(shown()).toMatchObject({ kind: 'reading', begun: { first } }));
  expect(draw(one, { meanings: new Map() })).toMatchObject({ kind: 'reading', begun: undefined });
});

test('nobody is asked about the first people of what was replaced before they were told', async () => {
  const isLast = vi.fn(async () => true);
  const { draw, shown } = openPage(isLast);
  draw(one);
  draw(other);
  await asked[0]?.tell(begin);
  expect(isLast).not.toHaveBeenCalled();
  expect(shown()).toEqual({ kind: 'empty' });
});

test('first people of what was replaced while its columns were looked up are not shown over what is there now', async () => {
  const { promise: lookedUp, resolve } = Promise.withResolvers<boolean>();
  const answers = [lookedUp];
  const { draw, shown } = openPage(() => answers.pop() ?? Promise.resolve(true));
  draw(one);
  const telling = asked[0]?.tell(begin);
  draw(other);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.end(first);
  await vi.waitFor(() => expect(shown()).toMatchObject({ kind: 'read', isFresh: true }));
  resolve(true);
  await telling;
  await pageTurn();
  expect(shown()).toMatchObject({ kind: 'read', content: other, isFresh: true });
});
