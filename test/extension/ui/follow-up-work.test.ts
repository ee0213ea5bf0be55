import { expect, test } from 'vitest';
import type { SpaceClient } from '../../../extension/spaces/space-client.ts';
import { type FollowUpCounts, followUp } from '../../../extension/ui/invitations/follow-up-work.ts';
import type { Ticked } from '../../../extension/ui/space/use-ticks.ts';
import {
  type ChosenInvitations,
  invitationEndpoints,
  maxInvitationsPerRequest,
} from '../../../shared/contract/invitation.ts';

const idOf = (number: number) => number.toString(16).padStart(24, '0');
const filter = { list: 'pending', search: 'dupont' } as const;

/** A space of so many invitations that answers slice by slice; the tenth of each slice was mailed too recently. */
function spaceOf(invitations: number, failAfter = Number.POSITIVE_INFINITY) {
  const asked: { endpoint: unknown; body: ChosenInvitations }[] = [];
  const ask = (async (endpoint: unknown, { body }: { body: ChosenInvitations }) => {
    if (asked.length >= failAfter) return { problem: { code: 'offline' } };
    asked.push({ endpoint, body });
    const from = body.by === 'filter' ? Number(body.after ?? 0) : 0;
    const size =
      body.by === 'ids' ? body.ids.length : Math.min(maxInvitationsPerRequest, Math.max(0, invitations - from));
    const next = body.by === 'filter' && from + size < invitations ? String(from + size) : null;
    return { value: { done: size - 1, capped: 1, passed: 0, next } };
    // The two endpoints that the work asks; a client knows all of them.
  }) as unknown as SpaceClient['ask'];
  return { ask, asked };
}

async function run(space: ReturnType<typeof spaceOf>, ticked: Ticked, stopAfter = Number.POSITIVE_INFINITY) {
  const controller = new AbortController();
  const told: FollowUpCounts[] = [];
  const end = await followUp(
    space.ask,
    { deed: 'resend', ticked, filter },
    {
      onProgress: (counts) => {
        told.push(counts);
        if (told.length >= stopAfter) controller.abort();
      },
      signal: controller.signal,
    },
  );
  return { end, told };
}

test('ticked invitations are sent again in requests of a thousand, each of them once', async () => {
  const ids = new Set(Array.from({ length: 2500 }, (_, index) => idOf(index)));
  const space = spaceOf(2500);
  const { end, told } = await run(space, { all: false, ids });
  expect(end).toEqual({ done: 2497, capped: 3, passed: 0, isStopped: false, problem: null });
  expect(told.map(({ done }) => done)).toEqual([999, 1998, 2497]);
  expect(space.asked.flatMap(({ body }) => (body.by === 'ids' ? body.ids : []))).toEqual([...ids]);
  expect(space.asked.every(({ endpoint }) => endpoint === invitationEndpoints.resendInvitations)).toBe(true);
});

test('a whole list is followed from slice to slice to its end, by its filter and not by what was read of it', async () => {
  const space = spaceOf(2000);
  const { end } = await run(space, { all: true });
  expect(end).toMatchObject({ done: 1998, capped: 2, isStopped: false });
  expect(space.asked.map(({ body }) => body)).toEqual([
    { by: 'filter', ...filter, after: null },
    { by: 'filter', ...filter, after: '1000' },
  ]);
});

test('a stop leaves the rest, and tells what was done', async () => {
  const space = spaceOf(5000);
  const { end } = await run(space, { all: true }, 2);
  expect(end).toEqual({ done: 1998, capped: 2, passed: 0, isStopped: true, problem: null });
  expect(space.asked).toHaveLength(2);
});

test('a problem ends it, and what was done before is told with it', async () => {
  const { end } = await run(spaceOf(5000, 1), { all: true });
  expect(end).toEqual({ done: 999, capped: 1, passed: 0, isStopped: false, problem: { code: 'offline' } });
});

test('nothing ticked asks nothing', async () => {
  const space = spaceOf(5);
  expect((await run(space, { all: false, ids: new Set() })).end).toMatchObject({ done: 0, problem: null });
  expect(space.asked).toEqual([]);
});
