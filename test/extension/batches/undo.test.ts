import { expect, test } from 'vitest';
import { approve } from '../../../extension/batches/approval.ts';
import { batch, listBatches, removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { maxChanges } from '../../../extension/batches/history/change-store.ts';
import { historyOf, redo, undo } from '../../../extension/batches/history/undo.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { addRow, addRows, convertLeftover, editRows, removeRows } from '../../../extension/batches/row-edits.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { type BrowserLife, startLife } from '../browser-life.ts';
import { editRow, setExcluded } from '../one-row.ts';
import { batchOf, createBatch, pasted, people, readingOf } from '../people.ts';

function person(email: string) {
  return { ...withoutPassword(emptyPerson()), email };
}

/** All that undo gives back: every row, and of the batches what can be changed in review. */
async function state({ database }: BrowserLife) {
  const batches = await listBatches(database);
  const all = await Promise.all(batches.map(({ id }) => rows(database, id)));
  return { batches: batches.map(({ id, leftovers, columns }) => ({ id, leftovers, columns })), rows: all };
}

async function ids({ database }: BrowserLife, batchId: string): Promise<string[]> {
  return (await rows(database, batchId)).map(({ id }) => id);
}

async function listWithLeftovers(life: BrowserLife): Promise<string> {
  const leftovers = ['a', 'b'].map((text, index) => ({ place: { line: index + 9, column: 1 }, text }));
  const reading = { ...readingOf([...people(3), { email: 'nobody' }]), leftovers };
  return createBatch(life.database, reading, pasted, { name: 'List', now: 0 });
}

test.each<[string, (life: BrowserLife, importId: string) => Promise<unknown>]>([
  ['an edit', async (life, id) => editRow(life.database, (await ids(life, id))[0] ?? '', { firstName: 'Ada' })],
  [
    'a repair',
    async (life, id) => editRow(life.database, (await ids(life, id))[3] ?? '', { email: 'a@school.example.com' }),
  ],
  ['leaving out', async (life, id) => setExcluded(life.database, (await ids(life, id))[1] ?? '', true)],
  ['an added row', async (life, id) => addRow(life.database, id, person('new@school.example.com'), { now: 0 })],
  ['removed rows', async (life, id) => removeRows(life.database, (await ids(life, id)).slice(1, 3))],
  [
    'a leftover that became a row',
    async (life, id) => convertLeftover(life.database, id, 1, { person: person(''), now: 0 }),
  ],
  [
    'rows that needed another batch',
    async (life, id) =>
      addRows(
        life.database,
        id,
        people(1500).map(({ email = '' }) => ({ person: person(`x${email}`) })),
        { now: 0 },
      ),
  ],
])(
  '%s is undone and done again',
  async (_name, change) => {
    const life = startLife();
    const id = await listWithLeftovers(life);
    const before = await state(life);
    await change(life, id);
    const after = await state(life);
    expect(after).not.toEqual(before);
    expect(await undo(life.database, id)).not.toBeNull();
    expect(await state(life)).toEqual(before);
    expect(await redo(life.database, id)).not.toBeNull();
    expect(await state(life)).toEqual(after);
    await undo(life.database, id);
    expect(await state(life)).toEqual(before);
  },
  30_000,
);

test('steps are undone from the last to the first, in another life of the browser too', async () => {
  const storage = crypto.randomUUID();
  const first = startLife({ storage });
  const id = await batchOf(first, people(2));
  const [row = ''] = await ids(first, id);
  const names = ['Ada', 'Bea', 'Cleo'];
  for (const firstName of names) await editRow(first.database, row, { firstName });
  first.database.close();
  const life = startLife({ storage });
  const seen = [];
  while (await undo(life.database, id)) seen.push((await rows(life.database, id))[0]?.person.firstName);
  expect(seen).toEqual(['Bea', 'Ada', '']);
  const again = [];
  while (await redo(life.database, id)) again.push((await rows(life.database, id))[0]?.person.firstName);
  expect(again).toEqual(names);
});

test('the words of undo know what it was and where', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  const all = await ids(life, id);
  expect(await historyOf(life.database, id)).toEqual({ undo: null, redo: null });
  const edits = all.slice(1).map((rowId) => ({ rowId, patch: { language: 'fr' } }));
  await editRows(life.database, edits, 'fill');
  expect(await historyOf(life.database, id)).toMatchObject({
    undo: { kind: 'fill', rows: 2, rowId: all[1] },
    redo: null,
  });
  await undo(life.database, id);
  expect(await historyOf(life.database, id)).toMatchObject({ undo: null, redo: { kind: 'fill', rows: 2 } });
});

test('a new change makes what was undone unreachable; an edit that changes nothing does not', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const [one = '', two = ''] = await ids(life, id);
  await editRow(life.database, one, { firstName: 'Ada' });
  await undo(life.database, id);
  await editRow(life.database, one, { language: 'en' });
  expect((await historyOf(life.database, id)).redo).not.toBeNull();
  await editRow(life.database, two, { firstName: 'Bea' });
  expect(await redo(life.database, id)).toBeNull();
  expect(await life.database.changes.count()).toBe(1);
  expect(await life.database.images.count()).toBe(1);
});

test('approving ends what can be undone', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const [row = ''] = await ids(life, id);
  await editRow(life.database, row, { firstName: 'Ada' });
  const revision = (await batch(life.database, id))?.revision ?? 0;
  const plan = { revision, planned: new Map([[row, { outcome: 'invited' as const, changes: [] }]]) };
  expect(await approve(life.database, new Map([[id, plan]]), 'https://academy.example', { now: 0 })).toBe('done');
  expect(await undo(life.database, id)).toBeNull();
  expect((await rows(life.database, id))[0]?.person.firstName).toBe('Ada');
  expect(await life.database.images.count()).toBe(0);
});

test('undoing makes a plan that was seen before it unfit for approval', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const [row = ''] = await ids(life, id);
  await editRow(life.database, row, { firstName: 'Ada' });
  const revision = (await batch(life.database, id))?.revision ?? 0;
  const plan = { revision, planned: new Map([[row, { outcome: 'invited' as const, changes: [] }]]) };
  await undo(life.database, id);
  expect(await approve(life.database, new Map([[id, plan]]), 'https://academy.example', { now: 0 })).toBe('changed');
});

test('the history of an import is bounded, and its oldest steps go first', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const [row = ''] = await ids(life, id);
  for (let count = 0; count < maxChanges + 5; count++) await editRow(life.database, row, { firstName: `A${count}` });
  expect(await life.database.changes.count()).toBe(maxChanges);
  expect(await life.database.images.count()).toBe(maxChanges);
  while (await undo(life.database, id));
  expect((await rows(life.database, id))[0]?.person.firstName).toBe('A4');
}, 30_000);

test('two imports have a history each, and a removed one leaves none behind', async () => {
  const life = startLife();
  const one = await batchOf(life, people(1));
  const two = await batchOf(life, people(1));
  await editRow(life.database, (await ids(life, one))[0] ?? '', { firstName: 'Ada' });
  await editRow(life.database, (await ids(life, two))[0] ?? '', { firstName: 'Bea' });
  await undo(life.database, one);
  expect((await rows(life.database, two))[0]?.person.firstName).toBe('Bea');
  await removeBatch(life.database, one);
  await removeBatch(life.database, two);
  expect(await life.database.changes.count()).toBe(0);
  expect(await life.database.images.count()).toBe(0);
});
