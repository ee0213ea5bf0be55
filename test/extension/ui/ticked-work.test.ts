import { expect, test } from 'vitest';
import type { Answer } from '../../../extension/spaces/space-answer.ts';
import type { Page, PagePart } from '../../../extension/ui/space/page-reader.ts';
import { changeTicked, type TickedProgress } from '../../../extension/ui/space/ticked-work.ts';
import { maxMembersPerRequest } from '../../../shared/contract/group.ts';

const idOf = (number: number) => number.toString(16).padStart(24, '0');

/** A space with people, some of them in a group; answers in pages of four. */
function spaceOf(people: number, inGroup: number) {
  const all = Array.from({ length: people }, (_, index) => idOf(index));
  const space = {
    group: new Set(all.slice(0, inGroup)),
    requests: [] as string[],
    failAfter: Number.POSITIVE_INFINITY,
    page(of: string[], { cursor = '' }: PagePart): Answer<Page<{ id: string }>> {
      const from = of.filter((id) => id > cursor);
      const items = from.slice(0, 4).map((id) => ({ id }));
      return { value: { items, next: from.length > 4 ? (items.at(-1)?.id ?? null) : null, total: of.length } };
    },
    /** The list that is ticked: of everybody to add, of the group to remove. */
    list: (deed: 'add' | 'remove') => async (part: PagePart) =>
      space.page(deed === 'add' ? all : [...space.group], part),
    change:
      (deed: 'add' | 'remove') =>
      async (ids: string[]): Promise<Answer<number>> => {
        if (space.requests.length >= space.failAfter) return { problem: { code: 'offline' } };
        const before = space.group.size;
        space.requests.push(`${deed} ${ids.length}`);
        for (const id of ids) {
          if (deed === 'add') space.group.add(id);
          else space.group.delete(id);
        }
        return { value: Math.abs(space.group.size - before) };
      },
  };
  return space;
}

function run(space: ReturnType<typeof spaceOf>, deed: 'add' | 'remove', ids: string[] | null, stopAfter = Infinity) {
  const controller = new AbortController();
  const told: TickedProgress[] = [];
  const work = changeTicked(
    {
      ticked: ids ? { all: false, ids: new Set(ids) } : { all: true },
      perRequest: maxMembersPerRequest,
      list: space.list(deed),
      change: space.change(deed),
    },
    {
      onProgress: (progress) => {
        told.push(progress);
        if (told.length >= stopAfter) controller.abort();
      },
      signal: controller.signal,
    },
  );
  return work.then((end) => ({ ...end, told }));
}

test('ticked people are added in as many requests as that takes, and those who were in it do not count', async () => {
  const space = spaceOf(2500, 10);
  const ids = Array.from({ length: 2500 }, (_, index) => idOf(index));
  const end = await run(space, 'add', ids);
  expect(end).toMatchObject({ asked: 2500, changed: 2490, problem: null });
  expect(space.requests).toEqual([`add ${maxMembersPerRequest}`, `add ${maxMembersPerRequest}`, 'add 500']);
});

test('a whole list is added without having been read before', async () => {
  const space = spaceOf(10, 1);
  expect(await run(space, 'add', null)).toMatchObject({ asked: 10, changed: 9, problem: null });
  expect(space.group.size).toBe(10);
});

test('a whole list is left to the space where it can do that by itself, part by part', async () => {
  const asked: (string | undefined)[] = [];
  const told: TickedProgress[] = [];
  const controller = new AbortController();
  const work = {
    ...{ ticked: { all: true } as const, perRequest: 1000, list: spaceOf(0, 0).list('add') },
    change: () => Promise.reject(new Error('nothing is asked one by one')),
    async changeAll(cursor: string | undefined) {
      asked.push(cursor);
      return { value: { asked: 5000, changed: 4000, next: asked.length < 3 ? `part ${asked.length}` : null } };
    },
  };
  const options = { onProgress: (progress: TickedProgress) => void told.push(progress), signal: controller.signal };
  expect(await changeTicked(work, options)).toEqual({ asked: 15_000, changed: 12_000, problem: null });
  expect(asked).toEqual([undefined, 'part 1', 'part 2']);
  expect(told).toHaveLength(3);
  controller.abort();
  expect(await changeTicked(work, options)).toEqual({ asked: 0, changed: 0, problem: null });
});

test('a whole list is emptied, although each part makes it shorter', async () => {
  const space = spaceOf(20, 11);
  expect(await run(space, 'remove', null)).toMatchObject({ asked: 11, changed: 11, problem: null });
  expect(space.group.size).toBe(0);
});

test('a problem in the middle says what was done, and doing it again does the rest', async () => {
  const space = spaceOf(10, 0);
  space.failAfter = 1;
  expect(await run(space, 'add', null)).toMatchObject({ changed: 4, problem: { code: 'offline' } });
  space.failAfter = Number.POSITIVE_INFINITY;
  expect(await run(space, 'add', null)).toMatchObject({ changed: 6, problem: null });
  expect(space.group.size).toBe(10);
});

test('stopping ends after the part that is on its way', async () => {
  const space = spaceOf(20, 0);
  expect(await run(space, 'add', null, 2)).toMatchObject({ asked: 8, changed: 8, problem: null });
  expect(space.group.size).toBe(8);
});
