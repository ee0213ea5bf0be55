import { expect, test, vi } from 'vitest';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { undo } from '../../../extension/batches/history/undo.ts';
import { nameProposals } from '../../../extension/batches/name-proposals.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { addRows, editRows, removeRows } from '../../../extension/batches/row-edits.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { startLife } from '../browser-life.ts';
import { editRow } from '../one-row.ts';
import { batchOf, people } from '../people.ts';

test('a block is pasted as one change over several batches of an import', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1500));
  const parts = await listBatches(life.database);
  const all = (await Promise.all(parts.map((part) => rows(life.database, part.id)))).flat();
  const edits = all.map((row) => ({ rowId: row.id, patch: { lastName: 'Dupont', labels: ['A'] } }));
  const written: number[] = [];
  const answer = await editRows(life.database, edits, 'paste', (count) => written.push(count));
  expect(answer).toEqual({ changed: 1500, unchanged: 0 });
  expect(written).toEqual([1000, 1500]);
  for (const part of parts) {
    expect((await rows(life.database, part.id)).every(({ person }) => person.lastName === 'Dupont')).toBe(true);
    expect((await batch(life.database, part.id))?.revision).toBe(1);
  }
  const restored: number[] = [];
  const step = await undo(life.database, id, (count) => restored.push(count));
  expect(step).toMatchObject({ kind: 'paste', rows: 1500 });
  expect(restored).toEqual([1000, 1500]);
  expect((await rows(life.database, id)).every(({ person }) => person.lastName === '')).toBe(true);
}, 30_000);

test('a change of very many rows that are so already lets the page have its turns, and is none', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2500));
  const parts = await listBatches(life.database);
  const all = (await Promise.all(parts.map((part) => rows(life.database, part.id)))).flat();
  let turns = 0;
  const asked = vi.spyOn(life.database.changes, 'count').mockImplementation(() => {
    turns += 1;
    return life.database.batches.count();
  });
  const edits = all.map((row) => ({ rowId: row.id, patch: { excluded: false } }));
  expect(await editRows(life.database, edits, 'include')).toEqual({ changed: 0, unchanged: 2500 });
  // In a transaction, only an answer of the database lets others in: one after each batch.
  expect(turns).toBe(parts.length);
  const gone = Array.from({ length: 25_000 }, () => ({ rowId: crypto.randomUUID(), patch: { excluded: true } }));
  expect(await editRows(life.database, [...edits, ...gone], 'exclude')).toBe('gone');
  expect(turns).toBe(parts.length + 2);
  asked.mockRestore();
  expect(await undo(life.database, id)).toBeNull();
}, 30_000);

test('a row knows which of its fields were changed by hand, and its address follows the edit', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const [row] = await rows(life.database, id);
  expect(row).toMatchObject({ edited: [], address: 'person1@school.example.com', source: 0 });
  await editRow(life.database, row?.id ?? '', { email: 'Ada@School.example.com', firstName: '' });
  expect((await rows(life.database, id))[0]).toMatchObject({ edited: ['email'], address: 'ada@school.example.com' });
  await editRow(life.database, row?.id ?? '', { email: 'nobody', firstName: 'Ada' });
  expect((await rows(life.database, id))[0]).toMatchObject({ edited: ['email', 'firstName'], address: null });
});

test('a block edit is done as a whole or not at all', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const [one] = await rows(life.database, id);
  const edits = [one?.id ?? '', crypto.randomUUID()].map((rowId) => ({ rowId, patch: { firstName: 'Ada' } }));
  expect(await editRows(life.database, edits, 'paste')).toBe('gone');
  const locked = await batchOf(life, people(1));
  await life.database.batches.update(locked, { stage: 'approved' });
  const [other] = await rows(life.database, locked);
  expect(await editRows(life.database, [{ rowId: other?.id ?? '', patch: { firstName: 'Ada' } }], 'paste')).toBe(
    'locked',
  );
  expect((await rows(life.database, id))[0]?.person.firstName).toBe('');
  expect(await life.database.changes.count()).toBe(0);
});

test('nothing to change is no change', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const all = await rows(life.database, id);
  expect(await editRows(life.database, [], 'paste')).toEqual({ changed: 0, unchanged: 0 });
  const same = all.map((row) => ({ rowId: row.id, patch: { language: 'en', excluded: false } }));
  expect(await editRows(life.database, same, 'paste')).toEqual({ changed: 0, unchanged: 2 });
  expect((await batch(life.database, id))?.revision).toBe(0);
});

test('many rows are left out, and one row may be named twice', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  const [one, two] = await rows(life.database, id);
  const edits = [one, two, one].map((row) => ({ rowId: row?.id ?? '', patch: { excluded: true } }));
  expect(await editRows(life.database, edits, 'exclude')).toEqual({ changed: 2, unchanged: 0 });
  expect((await rows(life.database, id)).map(({ excluded }) => excluded)).toEqual([true, true, false]);
});

test('many rows are added in order, over as many batches as they need', async () => {
  const life = startLife();
  const id = await batchOf(life, people(999));
  const given = people(1500).map(({ email = '' }) => ({
    person: { ...withoutPassword(emptyPerson()), email: `x${email}` },
  }));
  const added = await addRows(life.database, id, given, { now: 0 });
  if (typeof added === 'string') throw new Error(added);
  const parts = await listBatches(life.database);
  const sizes = await Promise.all(parts.map(async (part) => (await rows(life.database, part.id)).length));
  expect(sizes).toEqual([1000, 1000, 499]);
  expect(added.map(({ batchId }) => batchId)).toEqual([
    id,
    ...Array(1000).fill(parts[1]?.id),
    ...Array(499).fill(parts[2]?.id),
  ]);
  const order = (await Promise.all(parts.map((part) => rows(life.database, part.id)))).flat().slice(999);
  expect(order.map(({ id: rowId }) => rowId)).toEqual(added.map(({ rowId }) => rowId));
}, 30_000);

test('a further batch whose rows are all removed goes too, the first one stays', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1001));
  const [, second] = await listBatches(life.database);
  const last = await rows(life.database, second?.id ?? '');
  expect(
    await removeRows(
      life.database,
      last.map((row) => row.id),
    ),
  ).toEqual({ removed: 1 });
  expect((await listBatches(life.database)).map((part) => part.id)).toEqual([id]);
  await removeRows(
    life.database,
    (await rows(life.database, id)).map((row) => row.id),
  );
  expect(await rows(life.database, id)).toEqual([]);
  expect(await listBatches(life.database)).toHaveLength(1);
}, 30_000);

test('names are proposed where there are none and the address shows them', async () => {
  const life = startLife();
  const id = await batchOf(life, [
    { email: 'jean.dupont@school.example.com' },
    { email: 'marie.durand@school.example.com', firstName: 'Marie' },
    { email: 'info@school.example.com' },
  ]);
  const all = await rows(life.database, id);
  const proposals = nameProposals(all);
  expect(proposals).toEqual([{ rowId: all[0]?.id, patch: { firstName: 'Jean', lastName: 'Dupont' } }]);
  await editRows(life.database, proposals, 'names');
  expect((await rows(life.database, id))[0]?.person).toMatchObject({ firstName: 'Jean', lastName: 'Dupont' });
});
