import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint, Schema } from '../../../shared/contract/endpoint.ts';
import { endpoints } from '../../../shared/contract/endpoints.ts';
import { newId } from '../../../worker/random.ts';
import { send } from '../space.ts';
import { placeOf } from './generated-request.ts';
import { type PopulatedSpace, populatedSpace, type Records } from './populated-space.ts';
import { valuesFor } from './schema-values.ts';
import { rememberSpace, type State, stateOfSpace } from './state-of-space.ts';

/** What the first part of a path says that its id is of; a new kind of path has to be named here. */
const kindOf: Record<string, keyof Records> = {
  members: 'members',
  groups: 'groups',
  paths: 'paths',
  sessions: 'sessions',
  invitations: 'invitations',
  batches: 'batches',
  'sign-ins': 'ownSignIns',
  devices: 'devices',
};

const withIds = Object.entries(endpoints).filter(([, { path }]) => path.includes('{id}'));

let space: PopulatedSpace;
let bringBack: () => Promise<void>;
let before: State;
beforeAll(async () => {
  space = await populatedSpace();
  bringBack = await rememberSpace();
});
beforeEach(async () => {
  await bringBack();
  before = await stateOfSpace();
});

describe('every endpoint that takes an id', () => {
  it('is found by this test', () => {
    expect(withIds.length).toBeGreaterThan(15);
    for (const [, { path }] of withIds) expect(kindOf).toHaveProperty(path.split('/')[1] ?? '');
  });

  it.each(withIds)('%s finds nothing under the id of something else, of somebody else or of nothing', async (_, it) => {
    for (const id of foreignIds(it)) expect([id, await statusFor(it, 'owner', id)]).toEqual([id, 404]);
    expect(await stateOfSpace()).toEqual(before);
  });

  it.each(withIds)('%s does not tell who may not ask whether there is such a thing', async (_, it) => {
    const [existing] = space.records[kindOf[it.path.split('/')[1] ?? ''] ?? 'members'];
    const refused = ['nobody', 'member', 'suspended'];
    if (it.who === 'owner') refused.push('admin');
    if (it.writes) refused.push('reader');
    for (const who of refused) {
      const statuses = [await statusFor(it, who, existing ?? ''), await statusFor(it, who, newId())];
      expect([who, ...statuses]).toEqual([
        who,
        ...Array(2).fill(['member', 'admin', 'reader'].includes(who) ? 403 : 401),
      ]);
    }
    expect(await stateOfSpace()).toEqual(before);
  });
});

/** Ids under which an endpoint has nothing: of every other kind of record, of none, and its own ones misspelled. */
function foreignIds(endpoint: Endpoint): string[] {
  const own = kindOf[endpoint.path.split('/')[1] ?? ''] ?? 'members';
  const others = Object.entries(space.records).flatMap(([kind, ids]) => (kind === own ? [] : ids.slice(0, 1)));
  const [id = ''] = space.records[own];
  const misspelled = [
    id.toUpperCase().replace(/^[0-9]+$/, 'X'),
    id.slice(1),
    `${id}0`,
    ` ${id}`,
    `${id}\0`,
    '*',
    "' OR 1=1 --",
  ];
  // Applying a batch under a new id is what that endpoint is for; an id of the server's form is none of a batch.
  const unused =
    endpoint.method === 'PUT' && own === 'batches' ? [] : [own === 'batches' ? crypto.randomUUID() : newId()];
  return [...new Set([...others, ...misspelled, ...unused])].filter((each) => !space.records[own].includes(each));
}

/** A body with nothing to refuse in it, so that the id alone decides. */
function rightBody(schema: Schema, { known }: PopulatedSpace): unknown {
  const right = { email: 'fresh@example.org', name: 'Fresh', link: '', description: '', startsAt: 1, endsAt: null };
  const [body = {}] = fc.sample(valuesFor(schema, known), 1);
  return Object.fromEntries(
    Object.entries(Object(body)).map(([key, value]) => [key, key in right ? Reflect.get(right, key) : value]),
  );
}

async function statusFor(endpoint: Endpoint, who: string, id: string): Promise<number> {
  const body = endpoint.body && rightBody(endpoint.body, space);
  const authorization = space.callers[who];
  const answer = await send(placeOf(endpoint, { params: { id }, query: [], body: null }), {
    method: endpoint.method,
    headers: { ...(authorization && { authorization }), ...(body !== null && { 'content-type': 'application/json' }) },
    ...(body !== null && { body: JSON.stringify(body) }),
  });
  await answer.body?.cancel();
  return answer.status;
}
