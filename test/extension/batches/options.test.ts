import { expect, test } from 'vitest';
import { batch, importBatches } from '../../../extension/batches/batch-store.ts';
import { historyOf, undo } from '../../../extension/batches/history/undo.ts';
import { setOptions, setWay } from '../../../extension/batches/options.ts';
import { addRows } from '../../../extension/batches/row-edits.ts';
import { startLife } from '../browser-life.ts';
import { batchOf, people } from '../people.ts';

test('a new import invites, and initialises what existing people do not have yet', async () => {
  const life = startLife();
  expect(await batch(life.database, await batchOf(life, people(1)))).toMatchObject({
    way: 'invite',
    existing: 'initialise',
    credentials: 'listed',
    createGroups: false,
    target: null,
  });
});

test('options hold for all batches of an import in review, also for those that are added', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1001));
  expect(await setOptions(life.database, id, { existing: 'replace', createGroups: true })).toBe('done');
  const person = { ...people(1)[0], email: 'late@school.example.com' };
  const blank = { lastName: '', firstName: '', labels: [], sendCredentials: null, additionalInformation: '' };
  const late = { ...blank, language: '', groups: [], ...person };
  await addRows(life.database, id, [{ person: late }], { now: 0 });
  for (const stored of await importBatches(life.database, id)) {
    expect(stored).toMatchObject({ existing: 'replace', createGroups: true, credentials: 'listed' });
  }
}, 30_000);

test('a chosen option makes a plan that was seen before it unfit, and can be undone', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  await setOptions(life.database, id, { credentials: 'everyone' });
  expect(await batch(life.database, id)).toMatchObject({ credentials: 'everyone', revision: 1 });
  expect((await historyOf(life.database, id)).undo).toMatchObject({ kind: 'options' });
  await undo(life.database, id);
  expect(await batch(life.database, id)).toMatchObject({ credentials: 'listed', revision: 2 });
});

test('what is chosen already changes nothing', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  expect(await setOptions(life.database, id, { existing: 'initialise' })).toBe('done');
  expect(await setWay(life.database, id, 'invite')).toBe('done');
  expect(await batch(life.database, id)).toMatchObject({ revision: 0 });
  expect((await historyOf(life.database, id)).undo).toBeNull();
});

test('what has left review keeps its options', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1001));
  await life.database.batches.update(id, { stage: 'approved' });
  expect(await setOptions(life.database, id, { existing: 'leave' })).toBe('done');
  expect((await importBatches(life.database, id)).map(({ existing }) => existing)).toEqual(['initialise', 'leave']);
  await life.database.batches.toCollection().modify({ stage: 'applied' });
  expect(await setOptions(life.database, id, { existing: 'replace' })).toBe('locked');
  expect(await setWay(life.database, id, 'accounts')).toBe('locked');
  expect(await setOptions(life.database, crypto.randomUUID(), { existing: 'replace' })).toBe('gone');
}, 30_000);
