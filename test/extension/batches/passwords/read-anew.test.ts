import { expect, test } from 'vitest';
import { appendReading } from '../../../../extension/batches/append-reading.ts';
import { batch, importBatches, rows } from '../../../../extension/batches/batch-store.ts';
import { type ReadCapture, remap } from '../../../../extension/batches/columns/remap.ts';
import { createImport } from '../../../../extension/batches/create-import.ts';
import { openedPasswords } from '../../../../extension/batches/passwords/seal-passwords.ts';
import { setPasswords } from '../../../../extension/batches/passwords/set-passwords.ts';
import { readPeople } from '../../../../shared/reading/read-people.ts';
import type { ColumnMeaning } from '../../../../shared/reading/reading.ts';
import { type BrowserLife, dump, startLife } from '../../browser-life.ts';
import { batchOf, createBatch, pasted, readingOf } from '../../people.ts';

const content = {
  kind: 'grid' as const,
  cells: [
    ['courriel', 'mot de passe', 'autre'],
    ['ada@school.example.com', 'correct-horse-7', 'battery-staple-7'],
    ['bea@school.example.com', 'correct-horse-8', 'battery-staple-8'],
  ],
};
const read: ReadCapture = async (capture, choices) => readPeople(capture, choices);
const swapped: ReadonlyMap<number, ColumnMeaning> = new Map([[2, 'password']]);

async function passwordsOf({ database }: BrowserLife, importId: string): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of await importBatches(database, importId)) {
    const all = await rows(database, id);
    const opened = await openedPasswords(database, all);
    found.push(...all.map((row) => opened.get(row.id) ?? ''));
  }
  return found;
}

function importOf({ database }: BrowserLife): Promise<string> {
  return createBatch(database, readPeople(content), pasted, { name: 'List', now: 0, way: 'accounts', content });
}

test('another column of passwords is read from the same capture, beside those that were typed', async () => {
  const life = startLife();
  const id = await importOf(life);
  expect(await passwordsOf(life, id)).toEqual(['correct-horse-7', 'correct-horse-8']);
  const [first] = await rows(life.database, id);
  await setPasswords(life.database, [{ rowId: first?.id ?? '', password: 'typed-by-hand-9' }]);
  expect(await remap(life.database, id, swapped, { read, now: 0 })).toEqual({ rows: 2 });
  expect(await passwordsOf(life, id)).toEqual(['typed-by-hand-9', 'battery-staple-8']);
  expect(await dump(life.database)).not.toMatch(/correct-horse|battery-staple|typed-by-hand/);
});

test('a capture with passwords is lost with them: it cannot be read anew after a restart', async () => {
  const life = startLife();
  const id = await importOf(life);
  const next = startLife({ storage: life.database.name });
  expect(await remap(next.database, id, swapped, { read, now: 0 })).toBe('not-kept');
  expect(await rows(next.database, id)).toHaveLength(2);
});

test('a further list is read as the import wants it: with its passwords for accounts, and under the same choices', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ email: 'ada@school.example.com' }], 'accounts');
  await life.database.batches.update(id, { existing: 'replace', createGroups: true });
  const people = ['ada', 'bea'].map((name) => ({ email: `${name}@school.example.com`, password: `horse-of-${name}` }));
  expect(await appendReading(life.database, id, readingOf(people), pasted, { now: 0 })).toMatchObject({
    added: 1,
    merged: 1,
  });
  expect(await passwordsOf(life, id)).toEqual(['horse-of-ada', 'horse-of-bea']);
  const [, added] = await importBatches(life.database, id);
  expect(added).toMatchObject({ way: 'accounts', existing: 'replace', createGroups: true });
});

test('an import that is stopped leaves no key behind', async () => {
  const life = startLife();
  const stop = new AbortController();
  stop.abort();
  const lists = [{ reading: readPeople(content), source: pasted }];
  const storing = { name: 'List', now: 0, way: 'accounts', signal: stop.signal } as const;
  expect(await createImport(life.database, lists, storing)).toBe('stopped');
  expect(await life.database.passwordKeys.count()).toBe(0);
});

test('a target is kept with its name, for everybody of the import', async () => {
  const life = startLife();
  const target = { kind: 'group', id: 'a'.repeat(24), name: 'Photographers' } as const;
  const id = await createBatch(life.database, readingOf([{}]), pasted, { name: 'List', now: 0, target });
  expect(await batch(life.database, id)).toMatchObject({ way: 'invite', target });
});
