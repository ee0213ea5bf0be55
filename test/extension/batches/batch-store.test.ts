import { expect, test } from 'vitest';
import { batch, listBatches, removeBatch, renameBatch, rows, summary } from '../../../extension/batches/batch-store.ts';
import { dump, startLife } from '../browser-life.ts';
import { batchOf, createBatch, pasted, people, readingOf } from '../people.ts';
import { storedRowsOf } from '../rewritten-row.ts';

test('a list is stored with ids of its own, in order, before anything else happens', async () => {
  const { database, now } = startLife();
  const id = await createBatch(database, readingOf(people(3)), pasted, { name: 'Class 3', now: now() });
  expect(await batch(database, id)).toMatchObject({
    id,
    importId: id,
    name: 'Class 3',
    stage: 'review',
    source: pasted,
  });
  const stored = await rows(database, id);
  expect(stored.map((row) => row.person.email)).toEqual(people(3).map((person) => person.email));
  expect(new Set(stored.map((row) => row.id)).size).toBe(3);
});

test('a list over 1000 rows becomes several batches of one import, in order', async () => {
  const { database, now } = startLife();
  const first = await createBatch(database, readingOf(people(2001)), pasted, { name: 'All', now: now() });
  const batches = await listBatches(database);
  expect(batches.map(({ importId, part }) => ({ importId, part }))).toEqual([
    { importId: first, part: 0 },
    { importId: first, part: 1 },
    { importId: first, part: 2 },
  ]);
  const sizes = await Promise.all(batches.map(async ({ id }) => (await rows(database, id)).length));
  expect(sizes).toEqual([1000, 1000, 1]);
  expect((await rows(database, batches[1]?.id ?? ''))[0]?.person.email).toBe('person1001@school.example.com');
}, 30_000);

test('a list with nothing readable is a batch too, so that what was not understood can be shown', async () => {
  const { database, now } = startLife();
  const leftovers = [{ place: { line: 1, column: 1 }, text: 'no people here' }];
  const id = await createBatch(database, { ...readingOf([]), leftovers }, pasted, { name: 'Empty', now: now() });
  expect(await batch(database, id)).toMatchObject({ leftovers });
  expect(await rows(database, id)).toEqual([]);
});

test('a password of the list lies nowhere in the storage, and the row says that there was one', async () => {
  const { database, now } = startLife();
  const password = 'correct-horse-7';
  const reading = readingOf([
    { email: 'a@school.example.com', password },
    { email: 'b@school.example.com', password: 'x' },
  ]);
  reading.leftovers.push({ place: { line: 3, column: 1 }, text: `also ${password} for Bob` });
  reading.rows[0]?.problems.push({ code: 'row-ragged', severity: 'warning', field: null, evidence: `…;${password}` });
  const id = await createBatch(database, reading, pasted, { name: 'Accounts', now: now() });
  expect(await dump(database)).not.toContain(password);
  const [first, second] = await rows(database, id);
  expect(first).toMatchObject({ hadPassword: true, problems: [{ code: 'row-ragged' }] });
  // A password that is not used does not keep its row from being invited.
  expect(second).toMatchObject({ hadPassword: true, problems: [] });
});

test('imports are listed newest first', async () => {
  const life = startLife();
  const older = await batchOf(life, people(1));
  life.pass(1);
  const newer = await batchOf(life, people(1));
  expect((await listBatches(life.database)).map(({ id }) => id)).toEqual([newer, older]);
});

test('a batch can be renamed and removed with its rows', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const other = await batchOf(life, people(1));
  expect(await renameBatch(life.database, id, 'Renamed')).toBe('done');
  expect((await batch(life.database, id))?.name).toBe('Renamed');
  await removeBatch(life.database, id);
  expect(await batch(life.database, id)).toBeNull();
  expect(await renameBatch(life.database, id, 'Again')).toBe('gone');
  expect(await storedRowsOf(life.database)).toHaveLength(1);
  expect(await rows(life.database, other)).toHaveLength(1);
});

test('rows are counted by what will become of them', async () => {
  const life = startLife();
  const id = await batchOf(life, [...people(2), { email: 'nobody' }, { email: 'info@school.example.com' }]);
  expect(await summary(life.database, id)).toMatchObject({
    rows: 4,
    sendable: 3,
    withErrors: 1,
    withWarnings: 1,
    answered: 0,
  });
});
