import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { rows } from '../../../extension/batches/batch-store.ts';
import { findRows, holdersOf } from '../../../extension/batches/find-rows.ts';
import { batchesWith, dropRows, putRows } from '../../../extension/batches/row-store.ts';
import { startLife } from '../browser-life.ts';
import { editRow } from '../one-row.ts';
import { batchOf, people } from '../people.ts';

test('rows are one record a batch, and are read as they were written', async () => {
  const storage = crypto.randomUUID();
  const writing = startLife({ storage });
  const odd = { email: 'odd@school.example.com', lastName: 'a "quote" \ud800 \u2028', labels: ['"id":"x"'] };
  const id = await batchOf(writing, [...people(3), odd]);
  const written = await rows(writing.database, id);
  expect(await writing.database.batchRows.count()).toBe(1);
  const reading = startLife({ storage });
  // Another writing makes this life forget what the other one wrote in the same process.
  await reading.database.batchRows.update(id, { stamp: 'another' });
  const read = await rows(reading.database, id);
  expect(read).toEqual(written);
  expect(read).not.toBe(written);
  expect(read[3]?.person.lastName).toBe(odd.lastName);
});

test('rows that nobody wrote since are the same objects; what another page wrote is read', async () => {
  const storage = crypto.randomUUID();
  const [one, other] = [startLife({ storage }), startLife({ storage })];
  const id = await batchOf(one, people(2));
  const before = await rows(one.database, id);
  expect(await rows(one.database, id)).toBe(before);
  await editRow(other.database, before[0]?.id ?? '', { firstName: 'Ada' });
  const after = await rows(one.database, id);
  expect(after.map(({ person }) => person.firstName)).toEqual(['Ada', '']);
  expect(after[1]).toBe(before[1]);
});

test('rows that nobody wrote since are not read from the disk again, whoever asks and whatever is changed', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  const [first, other] = await rows(life.database, id);
  let read = 0;
  life.database.batchRows.hook('reading', (record) => {
    read += 1;
    return record;
  });
  await editRow(life.database, first?.id ?? '', { firstName: 'Ada' });
  expect((await rows(life.database, id)).map(({ person }) => person.firstName)).toEqual(['Ada', '', '']);
  await editRow(life.database, other?.id ?? '', { firstName: 'Bea' });
  expect(read).toBe(0);
});

test('rows that were written are there for who reads them next, even if nothing has held them meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const life = startLife();
  const id = await batchOf(life, people(1));
  const written = new WeakRef(await rows(life.database, id));
  // A weak reference holds what it was asked for until the end of a task.
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  expect(written.deref()).toBeDefined();
});

test('what two pages change in one batch at the same moment is all there', async () => {
  const storage = crypto.randomUUID();
  const pages = [startLife({ storage }), startLife({ storage })];
  const [first] = pages;
  if (!first) throw new Error('no page');
  const id = await batchOf(first, people(20));
  const before = await rows(first.database, id);
  await Promise.all([
    ...before.slice(1).map((row, at) => {
      const page = pages[at % 2] ?? first;
      return editRow(page.database, row.id, { firstName: `Person ${at}` });
    }),
    dropRows((pages[1] ?? first).database, id, new Set([before[0]?.id ?? ''])),
  ]);
  const names = before.slice(1).map((_, at) => `Person ${at}`);
  for (const { database } of pages) {
    expect((await rows(database, id)).map(({ person }) => person.firstName)).toEqual(names);
  }
});

test('a writing that is undone by its transaction is not read', async () => {
  const { database, ...life } = startLife();
  const id = await batchOf({ ...life, database }, people(1));
  const [row] = await rows(database, id);
  if (!row) throw new Error('no row');
  const failing = database.transaction('rw', database.batchRows, async () => {
    await putRows(database, [{ ...row, excluded: true }]);
    expect(await rows(database, id)).toMatchObject([{ excluded: true }]);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await rows(database, id)).toMatchObject([{ excluded: false }]);
});

test('rows take their places by position, and a batch without rows has no record', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  const [first, middle, last] = await rows(life.database, id);
  if (!first || !middle || !last) throw new Error('no rows');
  await dropRows(life.database, id, new Set([middle.id]));
  expect((await rows(life.database, id)).map((row) => row.id)).toEqual([first.id, last.id]);
  await putRows(life.database, [middle]);
  expect((await rows(life.database, id)).map((row) => row.id)).toEqual([first.id, middle.id, last.id]);
  await dropRows(life.database, id, new Set([first.id, middle.id, last.id]));
  expect(await life.database.batchRows.count()).toBe(0);
});

test('rows are found by their ids and addresses, wherever they are, by who has not read them yet', async () => {
  const life = startLife();
  const id = await batchOf(life, [
    ...people(2),
    { email: 'x@school.example.com', lastName: '"address":"y@school.org"' },
  ]);
  const other = await batchOf(life, people(1));
  const [row] = await rows(life.database, id);
  const ids = new Set([row?.id ?? '']);
  expect(await holdersOf(life.database, ids)).toEqual([id]);
  expect(await batchesWith(life.database, 'id', ids)).toEqual([id]);
  expect((await batchesWith(life.database, 'address', new Set(['person1@school.example.com']))).sort()).toEqual(
    [id, other].sort(),
  );
  expect(await batchesWith(life.database, 'address', new Set(['y@school.org']))).toEqual([]);
  expect(await batchesWith(life.database, 'address', new Set())).toEqual([]);
  expect((await findRows(life.database, new Set([crypto.randomUUID()]))).size).toBe(0);
});
