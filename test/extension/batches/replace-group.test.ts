import { expect, test } from 'vitest';
import { rows } from '../../../extension/batches/batch-store.ts';
import { historyOf, undo } from '../../../extension/batches/history/undo.ts';
import { replaceGroup } from '../../../extension/batches/replace-group.ts';
import { startLife } from '../browser-life.ts';
import { batchOf } from '../people.ts';

const list = [
  { email: 'a@school.example.com', groups: ['Region Nord', 'Sud'] },
  { email: 'b@school.example.com', groups: ['Région Nord', 'Region Nord'] },
  { email: 'c@school.example.com', groups: ['Sud'] },
];

test('a group that was meant otherwise is renamed in all rows that name it so, in one step of undo', async () => {
  const life = startLife();
  const id = await batchOf(life, list);
  const groups = async () => (await rows(life.database, id)).map(({ person }) => person.groups);
  expect(await replaceGroup(life.database, id, 'Region Nord', 'Région Nord')).toEqual({ changed: 2, unchanged: 0 });
  expect(await groups()).toEqual([['Région Nord', 'Sud'], ['Région Nord'], ['Sud']]);
  expect((await historyOf(life.database, id)).undo).toMatchObject({ kind: 'group', rows: 2 });
  await undo(life.database, id);
  expect(await groups()).toEqual(list.map((row) => row.groups));
});

test('a group that nobody knows is taken out of all rows that name it, in one step of undo', async () => {
  const life = startLife();
  const id = await batchOf(life, list);
  const groups = async () => (await rows(life.database, id)).map(({ person }) => person.groups);
  expect(await replaceGroup(life.database, id, 'Region Nord', null)).toEqual({ changed: 2, unchanged: 0 });
  expect(await groups()).toEqual([['Sud'], ['Région Nord'], ['Sud']]);
  await undo(life.database, id);
  expect(await groups()).toEqual(list.map((row) => row.groups));
});

test('a group that nobody names, or of rows that are sent, stays as it is', async () => {
  const life = startLife();
  const id = await batchOf(life, list);
  expect(await replaceGroup(life.database, id, 'Est', 'Ouest')).toEqual({ changed: 0, unchanged: 0 });
  await life.database.batches.update(id, { stage: 'approved' });
  expect(await replaceGroup(life.database, id, 'Sud', 'Ouest')).toEqual({ changed: 0, unchanged: 0 });
});
