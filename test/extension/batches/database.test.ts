import { Dexie } from 'dexie';
import { indexedDB } from 'fake-indexeddb';
import { expect, onTestFinished, test } from 'vitest';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { rememberedMapping, rememberMapping } from '../../../extension/batches/columns/mapping-memory.ts';
import { undo } from '../../../extension/batches/history/undo.ts';
import { keyRecords } from '../../../extension/batches/passwords/key-store.ts';
import { purgeUnsent } from '../../../extension/batches/purge.ts';
import { preferences } from '../../../extension/preferences/preference-store.ts';
import { listSpaces } from '../../../extension/spaces/space-store.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { connectTo, startLife } from '../browser-life.ts';
import { startContractSpace } from '../contract-space.ts';
import { approvedBatch, batchOf, people } from '../people.ts';
import { version1 } from './version-1.ts';
import { version2 } from './version-2.ts';
import { version3 } from './version-3.ts';
import { version4 } from './version-4.ts';

interface LeftBehind {
  stores: Record<string, string>;
  batches: object[];
  rows?: object[];
  batchRows?: object[];
  changes?: object[];
  images?: object[];
  passwordKeys?: object[];
  drafts?: object[];
  spaces?: object[];
  keys?: object[];
  preferences?: object[];
  mappings?: object[];
}

/** A storage that an older version of the extension has left behind. */
async function leftBehind(version: number, { stores, ...tables }: LeftBehind): Promise<string> {
  const storage = crypto.randomUUID();
  const old = new Dexie(storage);
  old.version(version).stores(stores);
  for (const [name, records] of Object.entries(tables)) await old.table(name).bulkAdd(records);
  old.close();
  return storage;
}

test('what version 1 stored goes on as it was: it invites, and was planned without changes', async () => {
  const { database } = startLife({ storage: await leftBehind(1, version1) });
  const options = {
    existing: 'initialise',
    credentials: 'listed',
    createGroups: false,
    target: null,
    mergedSources: [],
  };
  expect(await listBatches(database)).toEqual(version1.batches.map((known) => ({ ...known, ...options })));
  const [waiting, sent] = version1.rows;
  expect(await rows(database, version1.batches[0]?.id ?? '')).toEqual([
    { ...waiting, password: null, planned: { outcome: 'invited', changes: [] } },
    { ...sent, password: null, receipt: { ...sent?.receipt, changes: [] } },
  ]);
});

test('a batch that version 1 left on its way is sent by this version, once', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const batches = version1.batches.map((known) => ({ ...known, spaceAddress: space.address }));
  const startAt = 1_790_000_100_000;
  const life = startLife({ storage: await leftBehind(1, { ...version1, batches }), startAt });
  await connectTo(life, space);
  await syncPass(life);
  expect(await listBatches(life.database)).toMatchObject([{ stage: 'applied', lastProblem: null }]);
  expect([...space.mails]).toEqual([['jean.dupont@gmail.com', 1]]);
});

test('the space that version 1 was connected to is connected, by the key of that time, and columns are remembered', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const then = startLife();
  await connectTo(then, space);
  const columns = [{ index: 0, header: 'Nom', meaning: 'fullName', confidence: 0.8 }] as const;
  await rememberMapping(then.database, columns, new Map([[0, 'lastName']]), 1_790_000_000_000);
  // Without what later versions know of a space besides.
  const spaces = (await then.database.spaces.toArray()).map(({ timeZone: _, forgetting: __, ...known }) => known);
  const [keys, mappings] = await Promise.all([then.database.keys.toArray(), then.database.mappings.toArray()]);
  const batches = version1.batches.map((known) => ({ ...known, spaceAddress: space.address }));
  const storage = await leftBehind(1, { ...version1, batches, spaces, keys, mappings });
  const life = startLife({ storage, startAt: 1_790_000_100_000 });
  await syncPass(life);
  expect(await listBatches(life.database)).toMatchObject([{ stage: 'applied', lastProblem: null }]);
  expect([...space.mails]).toEqual([['jean.dupont@gmail.com', 1]]);
  expect(await rememberedMapping(life.database, columns)).toEqual({ meanings: new Map([[0, 'lastName']]) });
});

test('what could be undone in version 1 can be undone in this one', async () => {
  const [known] = version1.batches;
  const [gone, edited] = version1.rows;
  if (!known || !gone || !edited) throw new Error('version 1 has a batch with two rows');
  const batch = { ...known, stage: 'review' };
  const change = { id: 1, importId: known.id, kind: 'remove', rows: 2, rowId: gone.id, isUndone: false };
  const images = {
    id: 1,
    changeId: 1,
    batchIds: [known.id],
    rows: [
      { id: gone.id, was: gone },
      { id: edited.id, was: { excluded: false } },
    ],
    batches: [
      { id: '0b0e2c8e-6a0f-4a51-9a0a-0d8f6f6a1c09', was: { ...batch, id: '0b0e2c8e-6a0f-4a51-9a0a-0d8f6f6a1c09' } },
    ],
  };
  const left = { ...version1, batches: [batch], rows: [edited], changes: [change], images: [images] };
  const { database } = startLife({ storage: await leftBehind(1, left) });
  expect(await undo(database, known.id)).toMatchObject({ kind: 'remove' });
  expect(await rows(database, known.id)).toMatchObject([{ id: gone.id }, { id: edited.id, excluded: false }]);
  expect(await listBatches(database)).toHaveLength(2);
});

test('a record that version 1 did not write so stays as it is, and stops nothing', async () => {
  const odd = { id: 'odd', importId: 7 };
  const left = { ...version1, batches: [...version1.batches, odd], images: [{ id: 1, changeId: 1, rows: 'none' }] };
  const { database } = startLife({ storage: await leftBehind(1, left) });
  expect(await listBatches(database)).toHaveLength(1);
  expect(await database.table('batches').get('odd')).toMatchObject(odd);
});

test('what version 2 stored is read by this version', async () => {
  const { database } = startLife({ storage: await leftBehind(2, version2) });
  expect(await listBatches(database)).toEqual(version2.batches.map((known) => ({ ...known, mergedSources: [] })));
  expect(await rows(database, version2.batches[0]?.id ?? '')).toEqual(version2.rows);
  expect(await keyRecords(database, version2.batches[0]?.id ?? '')).toEqual(version2.passwordKeys);
});

test('the rows of every batch of version 2 are there, in their order, however many batches there are', async () => {
  const [batch] = version2.batches;
  const [row] = version2.rows;
  const batchIds = Array.from({ length: 4 }, () => crypto.randomUUID());
  const batches = batchIds.map((id, part) => ({ ...batch, id, importId: batchIds[0], part }));
  const left = batchIds.flatMap((batchId) =>
    [2, 0, 1].map((position) => ({ ...row, id: crypto.randomUUID(), batchId, position })),
  );
  const { database } = startLife({ storage: await leftBehind(2, { ...version2, batches, rows: left }) });
  for (const batchId of batchIds) {
    const own = left.filter((known) => known.batchId === batchId).sort((a, b) => a.position - b.position);
    expect(await rows(database, batchId)).toEqual(own);
  }
  expect(await database.batchRows.count()).toBe(4);
});

test('what waits in version 2 is as old as this version, which forgets what waits too long', async () => {
  const [known] = version2.batches;
  const waiting = { ...known, id: known?.importId ?? '', stage: 'review', approvedAt: null };
  const draft = { id: 'popup', text: { iv: new Uint8Array(12), sealed: new ArrayBuffer(16) } };
  const before = Date.now();
  const { database } = startLife({
    storage: await leftBehind(2, { ...version2, batches: [waiting], drafts: [draft] }),
  });
  const [batch] = await listBatches(database);
  expect(batch?.keptAt).toBeGreaterThanOrEqual(before);
  expect((await database.drafts.get('popup'))?.savedAt).toBeGreaterThanOrEqual(before);
  expect(await purgeUnsent(database, { age: 60_000, now: before + 1000 })).toBe(0);
});

/** Reads and undoes what a version with this fixture has left behind. */
async function isReadAndUndone(version: number, left: typeof version3): Promise<void> {
  const { database } = startLife({ storage: await leftBehind(version, left) });
  expect(await listBatches(database)).toEqual(expect.arrayContaining(left.batches));
  for (const { batchId, text, passwords } of left.batchRows) {
    const sealed = new Map(passwords.map(({ rowId, password }) => [rowId, password]));
    const own: { id: string }[] = JSON.parse(text);
    expect(await rows(database, batchId)).toEqual(own.map((row) => ({ ...row, password: sealed.get(row.id) ?? null })));
  }
  expect(await preferences(database)).toEqual({ unsentDays: 7 });
  const edited = left.batches[1]?.id ?? '';
  expect([await undo(database, edited), await undo(database, edited)]).toMatchObject([
    { kind: 'remove' },
    { kind: 'edit' },
  ]);
  expect(await rows(database, edited)).toMatchObject([
    { person: { firstName: '', email: 'person1@school.example.com' } },
    { person: { email: 'person2@school.example.com' } },
  ]);
}

test('what version 3 stored is read by this version, and can be undone', () => isReadAndUndone(3, version3));

test('what version 4 stored is read by this version, and can be undone', () => isReadAndUndone(4, version4));

test('rows that version 3 stored are known by their stamps, too', async () => {
  const { database } = startLife({ storage: await leftBehind(3, version3) });
  const stamps = version3.batchRows.map(({ stamp }) => stamp).sort();
  expect(await database.batchRows.orderBy('stamp').keys()).toEqual(stamps);
});

test('a list that version 3 left on its way is sent by this version, once', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const batches = version3.batches.map((known) => ({ ...known, spaceAddress: space.address }));
  const startAt = 1_800_000_200_000;
  const life = startLife({ storage: await leftBehind(3, { ...version3, batches }), startAt });
  await connectTo(life, space);
  await syncPass(life);
  expect((await listBatches(life.database)).map(({ stage }) => stage).sort()).toEqual(['applied', 'applied', 'review']);
  expect([...space.mails]).toEqual([['late@school.example.com', 1]]);
});

test('the newest version has the tables and indexes that a fixture here is of', async () => {
  const { database } = startLife();
  await database.open();
  const stores = database.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map((index) => index.src).join(', '),
  ]);
  expect(Object.fromEntries(stores)).toEqual(version4.stores);
  expect(database.verno).toBe(4);
});

test('a record that is not what it should be is not taken for one', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  await life.database.table('batches').update(id, { stage: 'unheard-of' });
  expect(await listBatches(life.database)).toEqual([]);
  await expect(batch(life.database, id)).rejects.toThrow();
});

test('an older version that is open in another tab gives way to this one, and nothing is lost', async () => {
  const storage = await leftBehind(1, version1);
  const tab = new Dexie(storage);
  tab.version(1).stores(version1.stores);
  onTestFinished(() => tab.close());
  expect(await tab.table('batches').count()).toBe(version1.batches.length);
  const { database } = startLife({ storage });
  expect(await listBatches(database)).toHaveLength(version1.batches.length);
});

test('a tab that does not give way is waited for, and then nothing is lost', async () => {
  const storage = await leftBehind(1, version1);
  const request = indexedDB.open(storage);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const { database } = startLife({ storage });
  let isRead = false;
  const reading = listBatches(database).finally(() => {
    isRead = true;
  });
  await new Promise((resolve) => database.on('blocked', resolve));
  expect(isRead).toBe(false);
  request.result.close();
  expect(await reading).toHaveLength(version1.batches.length);
});

test('data that is cleared between a request and its receipt leaves nothing half, and the list can be sent again', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const life = startLife();
  await connectTo(life, space);
  await approvedBatch(life, space, people(3));
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'PUT') {
      life.fetch = fetch;
      const request = indexedDB.deleteDatabase(life.database.name);
      await new Promise((resolve) => request.addEventListener('success', resolve));
    }
    return answer;
  };
  await syncPass(life).catch((error: unknown) => expect(error).toBeInstanceOf(Dexie.DexieError));
  const after = startLife({ storage: life.database.name });
  expect(await listBatches(after.database)).toEqual([]);
  expect(await listSpaces(after.database)).toEqual([]);
  await connectTo(after, space);
  const again = await approvedBatch(after, space, people(3));
  await syncPass(after);
  const outcomes = (await rows(after.database, again)).map(({ receipt }) => receipt?.outcome);
  expect(outcomes).toEqual(['already-invited', 'already-invited', 'already-invited']);
  expect([...space.mails.values()]).toEqual([1, 1, 1]);
});
