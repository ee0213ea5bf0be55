import { expect, test } from 'vitest';
import { appendReading } from '../../../extension/batches/append-reading.ts';
import { batch, importBatches, rows } from '../../../extension/batches/batch-store.ts';
import { remap } from '../../../extension/batches/columns/remap.ts';
import { redo, undo } from '../../../extension/batches/history/undo.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { type BrowserLife, dump, startLife } from '../browser-life.ts';
import { batchOf, people, readingOf } from '../people.ts';

const page = { kind: 'page', title: 'Trombinoscope', url: 'https://school.example.com/class3' } as const;

async function all({ database }: BrowserLife, importId: string) {
  const parts = await importBatches(database, importId);
  return (await Promise.all(parts.map(({ id }) => rows(database, id)))).flat();
}

test('a second capture becomes a batch with its own source, and who is there already is merged', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ email: 'ada@school.example.com', firstName: 'Ada' }, ...people(1)]);
  const reading = readingOf([
    { email: 'ADA@school.example.com', firstName: 'Adele', lastName: 'Martin' },
    { email: 'bea@school.example.com' },
  ]);
  const before = await all(life, id);
  expect(await appendReading(life.database, id, reading, page, { now: 9 })).toEqual({
    added: 1,
    merged: 1,
    sourceIndex: 1,
  });
  expect(await importBatches(life.database, id)).toMatchObject([
    { part: 0, sourceIndex: 0, source: { kind: 'paste' } },
    { part: 1, sourceIndex: 1, source: page, stage: 'review', createdAt: 9 },
  ]);
  const after = await all(life, id);
  expect(after.map(({ person, source, alsoAt }) => [person.email, person.lastName, source, alsoAt])).toEqual([
    ['ada@school.example.com', 'Martin', 0, [{ line: 1, column: 1, source: 1 }]],
    ['person1@school.example.com', '', 0, []],
    ['bea@school.example.com', '', 1, []],
  ]);
  expect(after[0]?.problems).toMatchObject([
    { code: 'duplicate-conflict', field: 'firstName', evidence: 'Adele' },
    { code: 'duplicate-merged' },
  ]);
  expect(await undo(life.database, id)).toMatchObject({ kind: 'append' });
  expect(await all(life, id)).toEqual(before);
  expect(await importBatches(life.database, id)).toHaveLength(1);
  await redo(life.database, id);
  expect(await all(life, id)).toEqual(after);
});

test('the same capture again adds nobody', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1200));
  const again = await appendReading(life.database, id, readingOf(people(1200)), page, { now: 0 });
  expect(again).toMatchObject({ added: 0, merged: 1200 });
  expect(await importBatches(life.database, id)).toHaveLength(2);
}, 30_000);

test('progress is told, and stopping leaves the import as it was', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  const told: string[] = [];
  const options = { now: 0, onProgress: (done: number, of: number) => told.push(`${done} of ${of}`) };
  const stop = new AbortController();
  const before = await dump(life.database);
  const onProgress = () => stop.abort();
  const reading = readingOf(people(2500));
  const stopped = await appendReading(life.database, id, reading, page, { now: 0, onProgress, signal: stop.signal });
  expect(stopped).toBe('stopped');
  expect(await dump(life.database)).toEqual(before);
  expect(await appendReading(life.database, id, reading, page, options)).toMatchObject({ added: 2497, merged: 3 });
  expect(told.at(-1)).toBe('2500 of 2500');
  expect(told.length).toBeGreaterThan(3);
}, 30_000);

test('a batch that is on its way is left alone', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  await life.database.batches.update(id, { stage: 'approved' });
  const before = await rows(life.database, id);
  expect(await appendReading(life.database, id, readingOf(people(2)), page, { now: 0 })).toMatchObject({ added: 2 });
  expect(await rows(life.database, id)).toEqual(before);
});

test('what was not understood is listed with its source', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const leftovers = [{ place: { line: 4, column: 1 }, text: 'x' }];
  await appendReading(life.database, id, { ...readingOf([]), leftovers }, page, { now: 0 });
  expect((await batch(life.database, id))?.leftovers).toEqual([
    { place: { line: 4, column: 1 }, text: 'x', source: 1 },
  ]);
  expect(await importBatches(life.database, id)).toHaveLength(1);
});

test('an import that is gone takes nothing', async () => {
  const { database } = startLife();
  expect(await appendReading(database, crypto.randomUUID(), readingOf(people(1)), page, { now: 0 })).toBe('gone');
  expect(await database.batchRows.count()).toBe(0);
});

test('each source is read anew by itself, and its passwords are never in clear', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const content: CapturedContent = {
    kind: 'grid',
    cells: [
      ['courriel', 'mot de passe', 'autre'],
      ['ada@school.example.com', 'correct-horse-7', 'adam@home.example.org'],
    ],
  };
  await appendReading(life.database, id, readPeople(content), page, { now: 0, content });
  const read = async (...given: Parameters<typeof readPeople>) => readPeople(...given);
  const remapped = await remap(life.database, id, new Map([[2, 'email']]), { read, now: 0, sourceIndex: 1 });
  expect(remapped).toEqual({ rows: 1 });
  expect((await all(life, id)).map(({ person }) => person.email)).toEqual([
    'person1@school.example.com',
    'person2@school.example.com',
    'adam@home.example.org',
  ]);
  expect(await dump(life.database)).not.toContain('correct-horse');
});
