import { expect, test } from 'vitest';
import { pageTurn } from '../../../extension/page-turn.ts';
import { BegunReading } from '../../../extension/ui/intake/begun-reading.ts';
import type { CapturedContent, Reading } from '../../../shared/reading/reading.ts';
import { people, readingOf } from '../people.ts';

const nothing: CapturedContent = { kind: 'grid', cells: [] };

function begunOf(content: CapturedContent, headerLine: number | null = null) {
  const stop = new AbortController();
  const first: Reading = { ...readingOf(people(3)), headerLine };
  const { promise: whole, resolve: end, reject: fail } = Promise.withResolvers<Reading | null>();
  return { begun: new BegunReading(content, first, { whole, stop }), stop, end, fail };
}

/** Whether a promise is kept by the next turn of the page. */
async function isKept(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), pageTurn().then(() => false)]);
}

test('a list seems to have a person a line below its header, and more than were read first', () => {
  const text = 'Members\nName\tE-mail\na\nb\nc\nd\ne\n';
  expect(begunOf({ kind: 'text', text }, 2).begun.people).toBe(5);
  expect(begunOf({ kind: 'text', text: text.trimEnd() }, 2).begun.people).toBe(5);
  expect(begunOf({ kind: 'grid', cells: Array.from({ length: 9 }, () => ['x']) }, 1).begun.people).toBe(8);
  expect(begunOf(nothing).begun.people).toBe(4);
});

test('a reading that nobody took over goes on at once; one that was taken waits until all of it is wanted', async () => {
  const alone = begunOf(nothing);
  await alone.begun.rest();
  expect(alone.begun.isTaken).toBe(false);
  const taken = begunOf(nothing);
  taken.begun.take(new AbortController().signal);
  const rest = taken.begun.rest();
  await pageTurn();
  expect(await isKept(rest)).toBe(false);
  const whole = taken.begun.whole();
  await rest;
  const reading = readingOf(people(4));
  taken.end(reading);
  expect(await whole).toBe(reading);
});

test('who took a reading over ends it, whenever that is, and does not wait for what will not come', async () => {
  const { begun, stop } = begunOf(nothing);
  const wish = new AbortController();
  begun.take(wish.signal);
  const rest = begun.rest();
  wish.abort();
  await rest;
  expect(stop.signal.aborted).toBe(true);
  const late = begunOf(nothing);
  late.begun.take(AbortSignal.abort());
  await late.begun.rest();
  expect(late.stop.signal.aborted).toBe(true);
});

test('who took a reading over is told that it failed', async () => {
  const { begun, fail } = begunOf(nothing);
  begun.take(new AbortController().signal);
  const whole = begun.whole();
  fail(new Error('The reader broke.'));
  await expect(whole).rejects.toThrow('The reader broke.');
});
