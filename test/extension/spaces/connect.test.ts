import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  cancelConnection,
  pendingConnection,
  pollConnection,
  startConnection,
} from '../../../extension/spaces/connect.ts';
import { disconnect } from '../../../extension/spaces/disconnect.ts';
import { introduceAll } from '../../../extension/spaces/introduce.ts';
import { listSpaces, markSignedOut, space as storedSpace, tokenOf } from '../../../extension/spaces/space-store.ts';
import { type BrowserLife, connectTo, dump, startLife } from '../browser-life.ts';
import { ada, type ContractSpace, startContractSpace } from '../contract-space.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
});
afterEach(() => space.close());

function begin() {
  return startConnection(life, { typed: space.address, label: 'Chromium on Linux' });
}

/** How often the space was asked whether the admin has confirmed. */
function questions(): number {
  return space.requests.filter((request) => request.endsWith('/device/token')).length;
}

test('the admin is given a code, confirms it in the space, and the space is connected', async () => {
  expect(await begin()).toMatchObject({
    pending: {
      address: space.address,
      userCode: 'BCDF-GHJK',
      verificationUriComplete: `${space.address}/device?code=BCDF-GHJK`,
    },
  });
  life.pass(5_000);
  expect(await pollConnection(life)).toMatchObject({ kind: 'waiting' });
  space.consent = 'approved';
  life.pass(5_000);
  expect(await pollConnection(life)).toEqual({ kind: 'connected', address: space.address });
  expect(await listSpaces(life.database)).toMatchObject([
    { address: space.address, name: 'The Academy', member: { email: 'ada@academy.example' }, state: 'connected' },
  ]);
  expect(await pendingConnection(life.database)).toBeNull();
});

test('a website that hides its answers from us is told from an address where nothing is', async () => {
  // As a browser does it when an answer carries no CORS header.
  life.fetch = (input, init) =>
    init?.mode === 'no-cors' ? fetch(input, init) : Promise.reject(new TypeError('Failed to fetch'));
  expect(await begin()).toEqual({ problem: { code: 'not-a-space', evidence: 'hidden', status: 0 } });
  await space.close();
  expect(await begin()).toEqual({ problem: { code: 'unreachable' } });
  space = await startContractSpace();
});

test('a space that names times without end keeps nobody from connecting to it, or to another one', async () => {
  const endless = Number.MAX_SAFE_INTEGER;
  const { fetch: real } = life;
  life.fetch = async (input, init) => {
    const answer = await real(input, init);
    const body = { ...(await answer.json()), expiresIn: endless, interval: endless };
    return Response.json(body, answer);
  };
  await begin();
  life.fetch = real;
  expect(await pendingConnection(life.database)).toMatchObject({ address: space.address });
  space.faults = [{ refuse: { code: 'slow-down', interval: endless }, status: 400 }];
  life.pass(60_000);
  expect(await pollConnection(life)).toMatchObject({ kind: 'waiting' });
  life.pass(60_000);
  space.consent = 'approved';
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
});

test('a pending connection survives a closed browser', async () => {
  const storage = crypto.randomUUID();
  life = startLife({ storage });
  await begin();
  life.database.close();
  space.consent = 'approved';
  life = startLife({ storage, startAt: life.now() + 60_000 });
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
});

test('neither token nor device code lies in the storage in clear', async () => {
  await begin();
  expect(await dump(life.database)).not.toContain('device-code-1');
  space.consent = 'approved';
  life.pass(5_000);
  await pollConnection(life);
  expect(await dump(life.database)).not.toContain('token-2');
  const connected = await storedSpace(life.database, space.address);
  expect(connected && (await tokenOf(life.database, connected))).toBe('token-2');
});

test('a sealed token that was moved to another space does not unseal', async () => {
  await connectTo(life, space);
  const connected = await storedSpace(life.database, space.address);
  expect(connected && (await tokenOf(life.database, { ...connected, address: 'https://evil.example' }))).toBeNull();
});

test('several pages that poll together ask once per interval', async () => {
  await begin();
  await Promise.all([pollConnection(life), pollConnection(life)]);
  expect(questions()).toBe(0);
  life.pass(5_000);
  await Promise.all([pollConnection(life), pollConnection(life), pollConnection(life)]);
  expect(questions()).toBe(1);
});

test('a space that wants to be asked less is asked less from then on', async () => {
  await begin();
  space.consent = 'slow-down';
  life.pass(5_000);
  await pollConnection(life);
  space.consent = 'approved';
  life.pass(5_000);
  expect(await pollConnection(life)).toMatchObject({ kind: 'waiting' });
  life.pass(5_000);
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
});

test('a refusal by the admin ends it', async () => {
  await begin();
  space.consent = 'denied';
  life.pass(5_000);
  expect(await pollConnection(life)).toEqual({ kind: 'denied' });
  expect(await pollConnection(life)).toEqual({ kind: 'none' });
});

test('a code that nobody confirmed in time has expired', async () => {
  await begin();
  life.pass(600_000);
  expect(await pollConnection(life)).toEqual({ kind: 'expired' });
  expect(questions()).toBe(0);
});

test('it can be given up', async () => {
  await begin();
  await cancelConnection(life.database);
  expect(await pollConnection(life)).toEqual({ kind: 'none' });
});

test('a fault while waiting is told, and the waiting goes on', async () => {
  await begin();
  life.pass(5_000);
  space.faults.push('html');
  expect(await pollConnection(life)).toMatchObject({ kind: 'problem', problem: { code: 'not-a-space' } });
  space.consent = 'approved';
  life.pass(5_000);
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
});

test('the space is connected even if it cannot tell its name yet', async () => {
  await begin();
  space.consent = 'approved';
  life.pass(5_000);
  space.faults.push(null, 'status-500');
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
  expect(await listSpaces(life.database)).toMatchObject([{ name: new URL(space.address).host, member: null }]);
});

test('a connection that was begun meanwhile goes on when an earlier one is confirmed', async () => {
  await begin();
  space.consent = 'approved';
  life.pass(5_000);
  const { fetch } = life;
  life.fetch = async (input, init) => {
    await life.database.connections.update('pending', { userCode: 'OTHR-CODE' });
    return fetch(input, init);
  };
  expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
  expect(await pendingConnection(life.database)).toMatchObject({ userCode: 'OTHR-CODE' });
});

test('a space that asked for time is not asked for its name before', async () => {
  await connectTo(life, space);
  const rest = { until: life.now() + 60_000, failures: 1, asked: true };
  await life.database.spaces.update(space.address, { member: null, rest });
  await introduceAll(life);
  expect(space.requests).toEqual([]);
  life.pass(60_000);
  await introduceAll(life);
  expect(await listSpaces(life.database)).toMatchObject([{ member: ada }]);
});

test('a refusal of an earlier token leaves the newer connection alone', async () => {
  await connectTo(life, space);
  const earlier = await storedSpace(life.database, space.address);
  await life.database.spaces.update(space.address, { signInId: 'c'.repeat(24) });
  if (earlier) await markSignedOut(life.database, earlier);
  expect(await listSpaces(life.database)).toMatchObject([{ state: 'connected' }]);
});

test('what cannot be a space is said at once', async () => {
  expect(await startConnection(life, { typed: 'my academy', label: 'x' })).toEqual({ fault: 'not-an-address' });
  space.faults.push('html');
  expect(await begin()).toMatchObject({ problem: { code: 'not-a-space', evidence: 'not-json' } });
  expect(await pendingConnection(life.database)).toBeNull();
});

test.each(['verificationUri', 'verificationUriComplete'])(
  'a server that sends the admin to somebody else to confirm is no space: %s',
  async (address) => {
    const { fetch } = life;
    life.fetch = async (input, init) => {
      const answer = await (await fetch(input, init)).json();
      return Response.json({ ...answer, [address]: 'https://evil.example/device' });
    };
    expect(await begin()).toMatchObject({ problem: { code: 'not-a-space', evidence: 'other-shape' } });
  },
);

test('disconnecting revokes the token at the space, then forgets it here', async () => {
  await connectTo(life, space);
  expect(await disconnect(life, space.address)).toEqual({ kind: 'disconnected' });
  expect(space.tokens.size).toBe(0);
  expect(await listSpaces(life.database)).toEqual([]);
});

test('a space that cannot be asked is not forgotten, unless the admin insists', async () => {
  await connectTo(life, space);
  space.faults.push('drop-request');
  expect(await disconnect(life, space.address)).toEqual({ kind: 'not-revoked', problem: { code: 'unreachable' } });
  expect(await listSpaces(life.database)).toHaveLength(1);
  space.faults.push('drop-request');
  expect(await disconnect(life, space.address, { evenIfNotRevoked: true })).toEqual({ kind: 'disconnected' });
  expect(await listSpaces(life.database)).toEqual([]);
});

test('a token that was revoked elsewhere is forgotten without more ado', async () => {
  await connectTo(life, space);
  space.tokens.clear();
  expect(await disconnect(life, space.address)).toEqual({ kind: 'disconnected' });
});
