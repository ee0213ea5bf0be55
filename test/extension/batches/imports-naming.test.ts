import { expect, test } from 'vitest';
import { removeBatch } from '../../../extension/batches/batch-store.ts';
import { importsNaming } from '../../../extension/batches/imports-naming.ts';
import { startLife } from '../browser-life.ts';
import { batchOf, people } from '../people.ts';

test('who is to be forgotten is found in each list of this browser, once, the newest list first', async () => {
  const life = startLife();
  const { database } = life;
  const first = await batchOf(life, [{ email: 'Person1@SCHOOL.example.com' }, ...people(2)]);
  life.pass(1000);
  const second = await batchOf(life, people(1));
  await batchOf(life, [{ email: 'other@school.example.com' }]);
  const naming = async () =>
    (await importsNaming(database, 'person1@school.example.com')).map(({ importId }) => importId);
  expect(await naming()).toEqual([second, first]);
  await removeBatch(database, second);
  expect(await naming()).toEqual([first]);
  expect(await importsNaming(database, 'nobody@school.example.com')).toEqual([]);
  expect(await importsNaming(database, 'not an address')).toEqual([]);
});
