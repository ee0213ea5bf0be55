import { expect, test } from 'vitest';
import { approve } from '../../../extension/batches/approval.ts';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { addRow, convertLeftover } from '../../../extension/batches/row-edits.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { type BrowserLife, startLife } from '../browser-life.ts';
import { editRow, setExcluded } from '../one-row.ts';
import { batchOf, createBatch, pasted, people, readingOf } from '../people.ts';

async function onlyRow(life: BrowserLife, batchId: string) {
  const [row] = await rows(life.database, batchId);
  if (!row) throw new Error('the batch has a row');
  return row;
}

function person(email: string) {
  return { ...withoutPassword(emptyPerson()), email };
}

test('a repaired row is checked again', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ email: 'ada(at)school' }]);
  const row = await onlyRow(life, id);
  expect(row.problems).toMatchObject([{ code: 'address-invalid', severity: 'error' }]);
  expect(await editRow(life.database, row.id, { email: 'ada@school.example.com' })).toBe('done');
  expect(await onlyRow(life, id)).toMatchObject({ person: { email: 'ada@school.example.com' }, problems: [] });
});

test('a repaired row can be spoilt again', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const row = await onlyRow(life, id);
  await editRow(life.database, row.id, { email: '' });
  expect((await onlyRow(life, id)).problems).toMatchObject([{ code: 'address-missing' }]);
});

test('what the reader had to say stays, unless it was about the field that is now another', async () => {
  const life = startLife();
  const reading = readingOf([{ email: 'ada@school.example.com', firstName: 'Ada' }]);
  reading.rows[0]?.problems.push(
    { code: 'duplicate-merged', severity: 'note', field: null, evidence: 'ada@school.example.com' },
    { code: 'duplicate-conflict', severity: 'warning', field: 'firstName', evidence: 'Adam' },
    { code: 'text-repaired', severity: 'note', field: 'email', evidence: 'ada' },
  );
  const id = await createBatch(life.database, reading, pasted, { name: 'List', now: 0 });
  await editRow(life.database, (await onlyRow(life, id)).id, { firstName: 'Adam' });
  expect((await onlyRow(life, id)).problems.map((problem) => problem.code)).toEqual([
    'duplicate-merged',
    'text-repaired',
  ]);
});

test('a row can be left out and taken in again', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const row = await onlyRow(life, id);
  await setExcluded(life.database, row.id, true);
  expect((await onlyRow(life, id)).excluded).toBe(true);
  await setExcluded(life.database, row.id, false);
  expect((await onlyRow(life, id)).excluded).toBe(false);
});

test('an added row stands last and knows its place in the capture', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const place = { line: 7, column: 2 };
  expect(await addRow(life.database, id, person('new@school.example.com'), { place, now: 0 })).toMatchObject({
    batchId: id,
  });
  expect((await rows(life.database, id)).at(-1)).toMatchObject({ person: { email: 'new@school.example.com' }, place });
});

test('a row that does not fit into a full batch goes to another one of the same import', async () => {
  const life = startLife();
  const full = await batchOf(life, people(1000));
  const first = await addRow(life.database, full, person('new@school.example.com'), { now: 0 });
  const second = await addRow(life.database, full, person('newer@school.example.com'), { now: 0 });
  const batches = await listBatches(life.database);
  expect(batches.map(({ importId }) => importId)).toEqual([full, full]);
  expect([first, second]).toMatchObject([{ batchId: batches[1]?.id }, { batchId: batches[1]?.id }]);
  expect(await rows(life.database, full)).toHaveLength(1000);
}, 30_000);

test('an approved batch cannot be changed', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const row = await onlyRow(life, id);
  const plan = { revision: 0, planned: new Map([[row.id, { outcome: 'invited' as const, changes: [] }]]) };
  await approve(life.database, new Map([[id, plan]]), 'https://academy.example', { now: 0 });
  expect(await editRow(life.database, row.id, { firstName: 'Eve' })).toBe('locked');
  expect(await setExcluded(life.database, row.id, true)).toBe('locked');
  expect(await addRow(life.database, id, person('new@school.example.com'), { now: 0 })).toBe('locked');
  expect(await onlyRow(life, id)).toMatchObject({ person: row.person, excluded: false });
});

test('what is gone is said to be gone', async () => {
  const { database } = startLife();
  const nowhere = crypto.randomUUID();
  expect(await editRow(database, nowhere, {})).toBe('gone');
  expect(await addRow(database, nowhere, person('new@school.example.com'), { now: 0 })).toBe('gone');
  expect(await convertLeftover(database, nowhere, 0, { person: person(''), now: 0 })).toBe('gone');
});

test('a leftover that became a row leaves the list, the others stay', async () => {
  const life = startLife();
  const leftovers = ['a', 'b', 'c'].map((text) => ({ place: { line: 1, column: 1 }, text }));
  const id = await createBatch(life.database, { ...readingOf([]), leftovers }, pasted, { name: 'List', now: 0 });
  await convertLeftover(life.database, id, 1, { person: person('b@school.example.com'), now: 0 });
  expect((await batch(life.database, id))?.leftovers.map(({ text }) => text)).toEqual(['a', 'c']);
});
