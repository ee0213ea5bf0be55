import { expect, test } from 'vitest';
import { saveDraft } from '../../../extension/batches/draft-store.ts';
import { isDeleted, keepsSomething, removeMark } from '../../../extension/lost-data/kept-mark.ts';
import { forgetEverything } from '../../../extension/preferences/forget-everything.ts';
import { newMemory, startLife } from '../browser-life.ts';

/** The extension's own store of the browser, which outlives its database. */
function newPlace() {
  const memory = newMemory();
  return { ...memory, get: (key: string) => memory.get([key]), remove: (key: string) => memory.remove([key]) };
}

test('a browser that has deleted the database is told from a new one', async () => {
  const place = newPlace();
  const life = startLife();
  const look = async (database = life.database) => isDeleted(await keepsSomething(database), place);
  expect(await look()).toBe(false);
  await saveDraft(life.database, 'ada@school.example.com', 'popup');
  expect(await look()).toBe(false);
  await life.database.delete();
  const after = startLife({ storage: life.database.name });
  expect(await look(after.database)).toBe(true);
  expect(await look(after.database)).toBe(true);
  // Whoever goes on has something again.
  await saveDraft(after.database, 'ada@school.example.com', 'popup');
  expect(await look(after.database)).toBe(false);
});

test('what the admin has this browser forget is missed by nobody, not even in between', async () => {
  const place = newPlace();
  const { database, ...life } = startLife();
  await saveDraft(database, 'ada@school.example.com', 'popup');
  expect(await isDeleted(await keepsSomething(database), place)).toBe(false);
  const seen: Promise<boolean>[] = [];
  // As a page does that sees the tables empty.
  database.keys.hook('deleting', () => void seen.push(isDeleted(false, place)));
  await forgetEverything({ ...life, database }, { clear: () => removeMark(place) });
  expect(await Promise.all(seen)).toEqual([false]);
  expect(await isDeleted(await keepsSomething(database), place)).toBe(false);
});
