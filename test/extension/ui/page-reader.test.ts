import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../extension/spaces/space-answer.ts';
import { allPages } from '../../../extension/ui/space/all-pages.ts';
import { type Page, type PagedList, type PagePart, pageReader } from '../../../extension/ui/space/page-reader.ts';

interface Item {
  id: string;
}

/** A list of a space in pages of three, which can fail or wait before it answers. */
function listOf(ids: string[]) {
  const list = {
    ids,
    asked: [] as (string | undefined)[],
    isDown: false,
    gate: null as Promise<void> | null,
    load: async ({ cursor }: PagePart): Promise<Answer<Page<Item>>> => {
      list.asked.push(cursor);
      await list.gate;
      if (list.isDown) return { problem: { code: 'offline' } };
      const from = list.ids.filter((id) => cursor === undefined || id > cursor);
      const items = from.slice(0, 3).map((id) => ({ id }));
      return { value: { items, next: from.length > 3 ? (items.at(-1)?.id ?? null) : null, total: list.ids.length } };
    },
  };
  return list;
}

function readerOf(list: ReturnType<typeof listOf>) {
  const told: PagedList<Item>[] = [];
  const reader = pageReader<Item>(list.load, (next) => told.push(next));
  const now = () => told.at(-1);
  return {
    reader,
    told,
    now,
    ids: () =>
      now()
        ?.items.map(({ id }) => id)
        .join(''),
  };
}

const letters = (text: string) => [...text];

describe('a long list', () => {
  test('is read as far as it is looked at, and no further', async () => {
    const list = listOf(letters('abcdefghij'));
    const { reader, now, ids } = readerOf(list);
    reader.need(1);
    await sleep(1);
    expect(ids()).toBe('abc');
    expect(now()).toMatchObject({ total: 10, isReading: false, problem: null });
    reader.need(5);
    await sleep(1);
    expect(ids()).toBe('abcdef');
    expect(list.asked).toEqual([undefined, 'c']);
    reader.need(4);
    await sleep(1);
    expect(list.asked).toHaveLength(2);
  });

  test('ends where the space says, and asks nothing after that', async () => {
    const list = listOf(letters('abcd'));
    const { reader, now, ids } = readerOf(list);
    reader.need(100);
    await sleep(1);
    expect(ids()).toBe('abcd');
    expect(now()).toMatchObject({ total: 4, isReading: false });
    reader.need(100);
    await sleep(1);
    expect(list.asked).toHaveLength(2);
  });

  test('that is empty is known to be empty', async () => {
    const { reader, now } = readerOf(listOf([]));
    reader.need(1);
    await sleep(1);
    expect(now()).toEqual({ items: [], total: 0, isReading: false, problem: null });
  });

  test('stops reading when nobody looks so far any more', async () => {
    const list = listOf(letters('abcdefghijklmnop'));
    const { reader, ids } = readerOf(list);
    const { promise, resolve } = Promise.withResolvers<void>();
    list.gate = promise;
    reader.need(100);
    reader.need(2);
    resolve();
    await sleep(1);
    expect(ids()).toBe('abc');
  });

  test('asks for one page at a time', async () => {
    const list = listOf(letters('abcdefgh'));
    const { reader } = readerOf(list);
    for (let count = 1; count <= 8; count += 1) reader.need(count);
    await sleep(1);
    expect(list.asked).toEqual([undefined, 'c', 'f']);
  });

  test('shows nobody twice who was renamed to a later page meanwhile', async () => {
    const told: PagedList<Item>[] = [];
    const reader = pageReader<Item>(
      async ({ cursor }) =>
        cursor === undefined
          ? { value: { items: [{ id: 'a' }, { id: 'b' }], next: 'b', total: 4 } }
          : { value: { items: [{ id: 'c' }, { id: 'a' }], next: null, total: 4 } },
      (next) => told.push(next),
    );
    reader.need(10);
    await sleep(1);
    expect(told.at(-1)).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], total: 3 });
  });

  test('of a space that never ends it is not asked for ever', async () => {
    let asked = 0;
    const reader = pageReader<Item>(
      async () => {
        asked += 1;
        return { value: { items: [], next: 'more', total: 100 } };
      },
      () => undefined,
    );
    reader.need(100);
    await sleep(1);
    expect(asked).toBe(1);
  });
});

describe('a problem', () => {
  test('is told, stops reading, and trying again goes on where it stopped', async () => {
    const list = listOf(letters('abcdefgh'));
    const { reader, now, ids } = readerOf(list);
    reader.need(1);
    await sleep(1);
    list.isDown = true;
    reader.need(8);
    await sleep(1);
    expect(now()).toMatchObject({ isReading: false, problem: { code: 'offline' }, total: 8 });
    expect(ids()).toBe('abc');
    const before = list.asked.length;
    reader.need(8);
    await sleep(1);
    expect(list.asked).toHaveLength(before);
    list.isDown = false;
    reader.retry();
    await sleep(1);
    expect(now()?.problem).toBe(null);
    expect(ids()).toBe('abcdefgh');
    expect(list.asked.slice(before)).toEqual(['c', 'f']);
  });

  test('at the first page leaves the length unknown', async () => {
    const list = listOf(['a']);
    list.isDown = true;
    const { reader, now } = readerOf(list);
    reader.need(1);
    await sleep(1);
    expect(now()).toEqual({ items: [], total: null, isReading: false, problem: { code: 'offline' } });
  });
});

describe('reading anew', () => {
  test('shows the old list until as much of the new one is there', async () => {
    const list = listOf(letters('abcdefg'));
    const { reader, told, ids } = readerOf(list);
    reader.need(6);
    await sleep(1);
    expect(ids()).toBe('abcdef');
    const before = told.length;
    list.ids = letters('acdefg');
    reader.reload();
    await sleep(1);
    expect(ids()).toBe('acdefg');
    expect(told.slice(before).every(({ items }) => items.length === 6)).toBe(true);
  });

  test('that failed is done anew by trying again, and the old list stays until then', async () => {
    const list = listOf(letters('abcd'));
    const { reader, ids } = readerOf(list);
    reader.need(4);
    await sleep(1);
    list.ids = letters('bcd');
    list.isDown = true;
    reader.reload();
    await sleep(1);
    expect(ids()).toBe('abcd');
    list.isDown = false;
    reader.retry();
    await sleep(1);
    expect(ids()).toBe('bcd');
  });

  test('makes an answer that is still on its way not count', async () => {
    const list = listOf(letters('abc'));
    const { reader, ids } = readerOf(list);
    const { promise, resolve } = Promise.withResolvers<void>();
    list.gate = promise;
    reader.need(1);
    list.gate = null;
    list.ids = letters('xyz');
    reader.reload();
    await sleep(1);
    list.ids = letters('old');
    resolve();
    await sleep(1);
    expect(ids()).toBe('xyz');
  });

  test('of a list that was left tells nothing more', async () => {
    const list = listOf(letters('abc'));
    const { reader, told } = readerOf(list);
    reader.need(1);
    reader.stop();
    const before = told.length;
    await sleep(1);
    expect(told).toHaveLength(before);
  });
});

describe('all pages', () => {
  test('come one after the other, and a problem is the last thing', async () => {
    const list = listOf(letters('abcdefg'));
    const seen: Answer<Item[]>[] = [];
    for await (const page of allPages(list.load)) {
      seen.push(page);
      list.isDown = seen.length === 2;
    }
    expect(seen).toEqual([
      { value: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      { value: [{ id: 'd' }, { id: 'e' }, { id: 'f' }] },
      { problem: { code: 'offline' } },
    ]);
  });
});
