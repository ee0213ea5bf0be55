import { afterEach, beforeEach, expect, test } from 'vitest';
import { reviewKept, takeBack } from '../../../extension/batches/approval.ts';
import { batch, importBatches, rows } from '../../../extension/batches/batch-store.ts';
import { letPeopleChoose, makeNewPasswords, takeBackImport } from '../../../extension/batches/import-progress.ts';
import { protectPasswords, unlockPasswords } from '../../../extension/batches/passwords/passphrase.ts';
import { openedPasswords } from '../../../extension/batches/passwords/seal-passwords.ts';
import { fillPasswords, setPasswords } from '../../../extension/batches/passwords/set-passwords.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { planBatch } from '../../../extension/sync/plan-batch.ts';
import { type BrowserLife, connectTo, dump, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { approvedBatch, batchOf, planAndApprove } from '../people.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(() => space.close());

const passphrase = 'a long walk by the sea';
const ada = { email: 'ada@school.example.com', password: 'correct-horse-7', sendCredentials: true };
const bea = { email: 'bea@school.example.com', password: 'correct-horse-8' };
const both = new Map([
  [ada.email, ada.password],
  [bea.email, bea.password],
]);

/** The browser is closed and started again: the storage stays, the memory does not. */
function restart(): void {
  life.database.close();
  life = startLife({ storage: life.database.name, startAt: life.now() });
}

function requests(): string[] {
  return space.requests
    .filter((request) => request.includes('/batches/'))
    .map((request) => request.split(' ')[0] ?? '');
}

async function outcomes(batchId: string): Promise<(string | undefined)[]> {
  return (await rows(life.database, batchId)).map(({ receipt }) => receipt?.outcome);
}

test('accounts get the passwords of their rows, which are wiped with the receipt, and their key with them', async () => {
  const batchId = await approvedBatch(life, space, [ada, bea], 'accounts');
  const [key] = await life.database.passwordKeys.toArray();
  await syncPass(life);
  expect(space.passwords).toEqual(both);
  expect([...space.mails]).toEqual([[ada.email, 1]]);
  expect(await outcomes(batchId)).toEqual(['created', 'created']);
  expect((await rows(life.database, batchId)).map(({ password }) => password)).toEqual([null, null]);
  expect(await life.database.passwordKeys.count()).toBe(0);
  expect(await life.database.memory.get([`password-key ${key?.id}`])).toEqual({});
  expect(await dump(life.database)).not.toContain('correct-horse');
});

test('rows that were kept keep their passwords until they are sent', async () => {
  const batchId = await approvedBatch(life, space, [ada, { ...bea, email: 'nobody' }], 'accounts');
  await syncPass(life);
  const made = await reviewKept(life.database, batchId, life.now());
  if (typeof made === 'string') throw new Error(made);
  const kept = await rows(life.database, made.batchId);
  expect([...(await openedPasswords(life.database, kept)).values()]).toEqual([bea.password]);
  expect(await batch(life.database, made.batchId)).toMatchObject({ way: 'accounts' });
});

test('a batch that is sent again has the same body, octet for octet', async () => {
  await approvedBatch(life, space, [ada, bea], 'accounts');
  const bodies: unknown[] = [];
  const { fetch } = life;
  life.fetch = (input, init) => {
    bodies.push(init?.body);
    return fetch(input, init);
  };
  space.faults.push('drop-answer');
  await syncPass(life);
  life.pass(200_000);
  await syncPass(life);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toBe(bodies[1]);
  expect(space.passwords).toEqual(both);
});

test('after a restart nothing is sent with passwords missing, and no pass asks again and again', async () => {
  const batchId = await approvedBatch(life, space, [ada], 'accounts');
  restart();
  await syncPass(life, { eager: true });
  life.pass(3_600_000);
  await syncPass(life, { eager: true });
  expect(requests()).toEqual([]);
  expect(await batch(life.database, batchId)).toMatchObject({
    stage: 'approved',
    attempts: 1,
    mayHaveArrived: false,
    lastProblem: { code: 'passwords-missing', locked: false },
  });
});

test('a batch whose answer was lost before the restart is asked for first', async () => {
  const batchId = await approvedBatch(life, space, [ada, bea], 'accounts');
  space.faults.push('drop-answer');
  await syncPass(life);
  restart();
  life.pass(200_000);
  await syncPass(life);
  expect(requests()).toEqual(['PUT', 'GET']);
  expect(await outcomes(batchId)).toEqual(['created', 'created']);
  expect((await rows(life.database, batchId)).every(({ password }) => password === null)).toBe(true);
});

test('a batch that did not arrive before the restart can be taken back; one that cannot be asked for waits', async () => {
  const batchId = await approvedBatch(life, space, [ada], 'accounts');
  space.faults.push('drop-request', 'drop-request');
  await syncPass(life);
  restart();
  life.pass(200_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ lastProblem: { code: 'unreachable' } });
  expect(await takeBack(life.database, batchId)).toBe('too-late');
  life.pass(200_000);
  await syncPass(life);
  expect(requests()).toEqual(['PUT', 'GET', 'GET']);
  expect(await batch(life.database, batchId)).toMatchObject({ lastProblem: { code: 'passwords-missing' } });
  expect(await takeBack(life.database, batchId)).toBe('done');
});

test('with its passphrase the batch goes on as it was approved', async () => {
  const batchId = await approvedBatch(life, space, [ada, bea], 'accounts');
  await protectPasswords(life.database, batchId, passphrase);
  restart();
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({
    lastProblem: { code: 'passwords-missing', locked: true },
  });
  expect(await unlockPasswords(life.database, batchId, 'another passphrase')).toBe('wrong-passphrase');
  await syncPass(life);
  expect(requests()).toEqual([]);
  expect(await unlockPasswords(life.database, batchId, passphrase)).toBe('done');
  await syncPass(life);
  expect(space.passwords).toEqual(both);
});

test('new passwords are made for the lost ones: the import is taken back, planned and sent again', async () => {
  const batchId = await approvedBatch(life, space, [ada, bea], 'accounts');
  restart();
  await syncPass(life);
  expect(await takeBackImport(life.database, batchId)).toEqual({ takenBack: 1, late: 0 });
  await fillPasswords(life.database, batchId);
  await planAndApprove(life, space, batchId);
  await syncPass(life);
  expect(await outcomes(batchId)).toEqual(['created', 'created']);
  expect([...space.passwords.values()].every((password) => password.length === 19)).toBe(true);
});

test('whoever has lost the passphrase makes new passwords, and the old ones are gone for good', async () => {
  const batchId = await approvedBatch(life, space, [ada], 'accounts');
  await protectPasswords(life.database, batchId, passphrase);
  restart();
  await syncPass(life);
  expect(await makeNewPasswords(life.database, batchId)).toEqual({ takenBack: 1, late: 0 });
  expect(await unlockPasswords(life.database, batchId, passphrase)).toBe('nothing-locked');
  await planAndApprove(life, space, batchId);
  await syncPass(life);
  expect(space.passwords.get(ada.email)).toHaveLength(19);
});

test('people whose passwords are lost can be let to choose their own: they are invited', async () => {
  const batchId = await approvedBatch(life, space, [ada, bea], 'accounts');
  restart();
  await syncPass(life);
  expect(await letPeopleChoose(life.database, batchId)).toEqual({ takenBack: 1, late: 0 });
  await planAndApprove(life, space, batchId);
  await syncPass(life);
  expect(await outcomes(batchId)).toEqual(['invited', 'invited']);
  expect(space.passwords.size).toBe(0);
});

test('in review, the plan says row by row whose password is missing', async () => {
  const batchId = await batchOf(life, [ada, bea], 'accounts');
  restart();
  const [first] = await rows(life.database, batchId);
  await setPasswords(life.database, [{ rowId: first?.id ?? '', password: 'correct-horse-9' }]);
  expect(await planBatch(life, batchId, space.address)).toMatchObject({
    plan: { rows: [{ outcome: 'created' }, { outcome: 'refused', problems: [{ code: 'password-missing' }] }] },
  });
});

test('an import of several batches keeps its key until the last of them is applied', async () => {
  const many = Array.from({ length: 1001 }, (_, index) => ({
    email: `person${index}@school.example.com`,
    password: `correct-horse-${index}`,
  }));
  const importId = await batchOf(life, many, 'accounts');
  for (const { id } of await importBatches(life.database, importId)) await planAndApprove(life, space, id);
  space.faults.push(null, 'drop-request');
  await syncPass(life);
  expect((await importBatches(life.database, importId)).map(({ stage }) => stage)).toEqual(['applied', 'approved']);
  expect(await life.database.passwordKeys.count()).toBe(1);
  life.pass(200_000);
  await syncPass(life);
  expect(space.passwords.size).toBe(1001);
  expect(await life.database.passwordKeys.count()).toBe(0);
}, 60_000);

test('what was approved to be refused for want of a password is refused, and holds up nobody', async () => {
  const batchId = await batchOf(life, [ada, bea], 'accounts');
  restart();
  const [first] = await rows(life.database, batchId);
  await setPasswords(life.database, [{ rowId: first?.id ?? '', password: 'correct-horse-9' }]);
  await planAndApprove(life, space, batchId);
  await syncPass(life);
  expect(await outcomes(batchId)).toEqual(['created', 'refused']);
});
