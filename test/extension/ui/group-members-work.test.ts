import { expect, test } from 'vitest';
import type { SpaceClient } from '../../../extension/spaces/space-client.ts';
import { groupLines } from '../../../extension/ui/groups/group-lines.ts';
import { changeGroupMembers, type GroupProgress } from '../../../extension/ui/groups/group-members-work.ts';
import { everybody } from '../../../extension/ui/members/use-member-view.ts';
import { groupEndpoints, maxMembersPerRequest } from '../../../shared/contract/group.ts';
import { memberEndpoints } from '../../../shared/contract/member.ts';

const groupId = 'a'.repeat(24);
const idOf = (number: number) => number.toString(16).padStart(24, '0');

/** A space with people, some of them in the group; answers in pages of four. */
function spaceOf(people: number, inGroup: number) {
  const all = Array.from({ length: people }, (_, index) => idOf(index));
  const space = {
    group: new Set(all.slice(0, inGroup)),
    requests: [] as string[],
    failAfter: Number.POSITIVE_INFINITY,
    ask: (async (endpoint: unknown, question: Asked) => {
      if (space.requests.length >= space.failAfter) return { problem: { code: 'offline' } };
      const { cursor = '' } = question.query ?? {};
      const page = (of: string[]) => {
        const from = of.filter((id) => id > cursor);
        const items = from.slice(0, 4).map((id) => ({ id }));
        return { value: { items, next: from.length > 4 ? items.at(-1)?.id : null, total: of.length } };
      };
      if (endpoint === memberEndpoints.listMembers) return page(all);
      if (endpoint === groupEndpoints.listGroupMembers) return page([...space.group]);
      const memberIds = question.body?.memberIds ?? [];
      const before = space.group.size;
      space.requests.push(`${endpoint === groupEndpoints.addGroupMembers ? 'add' : 'remove'} ${memberIds.length}`);
      if (endpoint === groupEndpoints.addGroupMembers) {
        for (const id of memberIds) space.group.add(id);
        return { value: { added: space.group.size - before } };
      }
      for (const id of memberIds) space.group.delete(id);
      return { value: { removed: before - space.group.size } };
      // The four endpoints that the work asks; a client knows all of them.
    }) as unknown as SpaceClient['ask'],
  };
  return space;
}

interface Asked {
  query?: { cursor?: string };
  body?: { memberIds: string[] };
}

function run(space: ReturnType<typeof spaceOf>, deed: 'add' | 'remove', ids: string[] | null, stopAfter = Infinity) {
  const controller = new AbortController();
  const told: GroupProgress[] = [];
  const work = changeGroupMembers(
    space.ask,
    { deed, groupId, ticked: ids ? { all: false, ids: new Set(ids) } : { all: true }, filter: everybody },
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

test('a whole group is emptied, although each part makes it shorter', async () => {
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

test('group ids are copied as two columns, whatever is in a name', () => {
  expect(
    groupLines([
      { id: idOf(1), name: 'Région Nord' },
      { id: idOf(2), name: 'Tab\there\nand there' },
    ]),
  ).toBe(`Région Nord\t${idOf(1)}\nTab here and there\t${idOf(2)}`);
});
