import { expect, test } from 'vitest';
import { removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { duplicatesOf } from '../../../extension/batches/duplicates/duplicates.ts';
import { mergeRows } from '../../../extension/batches/duplicates/merge-rows.ts';
import { mergedRow } from '../../../extension/batches/duplicates/merged-row.ts';
import { NamedAddresses } from '../../../extension/batches/duplicates/named-addresses.ts';
import { waitingTwins } from '../../../extension/batches/duplicates/waiting-twins.ts';
import { undo } from '../../../extension/batches/history/undo.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import { type BrowserLife, startLife } from '../browser-life.ts';
import { editRow, setExcluded } from '../one-row.ts';
import { batchOf, people } from '../people.ts';

async function twins({ database }: BrowserLife, importId: string) {
  const all = await rows(database, importId);
  const named = following([new Map([[importId, all]])]);
  const found = duplicatesOf(all, await waitingTwins(database, importId, named), named);
  return all.map(({ id }) => {
    const own = found.get(id);
    return own ? [own.rows.map((row) => all.indexOf(row)), own.elsewhere.map(({ batchId }) => batchId)] : null;
  });
}

/** The addresses that an import names after it went through these states. */
function following(states: readonly ReadonlyMap<string, readonly StoredRow[]>[]): NamedAddresses {
  const named = new NamedAddresses();
  for (const parts of states) for (const _ of named.follow(parts));
  return named;
}

test('the addresses of a list are the same whatever changes it has been through, also one that was stopped half-way', async () => {
  const life = startLife();
  const all = await rows(life.database, await batchOf(life, people(8)));
  const [first, second, ...others] = all;
  if (!first || !second) throw new Error('there are eight rows');
  const twin = { ...second, id: first.id, address: others[0]?.address ?? null };
  const last = new Map([
    ['a', [twin, ...others]],
    ['c', [second, { ...first, address: null }]],
  ]);
  const before = new Map([
    ['a', all],
    ['b', all],
    ['c', []],
  ]);
  const stopped = following([before]);
  stopped.follow(last).next();
  for (const _ of stopped.follow(last));
  for (const named of [following([last]), following([before, last]), following([before, new Map(), last]), stopped]) {
    expect([...named.twice]).toEqual([others[0]?.address]);
    expect(all.map(({ address }) => named.has(address ?? ''))).toEqual([false, ...Array(7).fill(true)]);
  }
});

test('an edit that makes two rows the same person is told beside both', async () => {
  const life = startLife();
  const id = await batchOf(life, people(3));
  expect(await twins(life, id)).toEqual([null, null, null]);
  await editRow(life.database, (await rows(life.database, id))[2]?.id ?? '', { email: 'PERSON1@school.example.com' });
  expect(await twins(life, id)).toEqual([[[2], []], null, [[0], []]]);
});

test('rows without a usable address, and rows that are left out, are nobody twice', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ email: 'nobody' }, { email: 'nobody' }, { email: '' }, ...people(1)]);
  const all = await rows(life.database, id);
  await editRow(life.database, all[2]?.id ?? '', { email: 'person1@school.example.com' });
  expect(await twins(life, id)).toEqual([null, null, [[3], []], [[2], []]]);
  await setExcluded(life.database, all[3]?.id ?? '', true);
  expect(await twins(life, id)).toEqual([null, null, null, null]);
});

test.each([3, 600])(
  '%i people who wait in another import too are told, as long as they wait',
  async (count) => {
    const life = startLife();
    const here = await batchOf(life, people(count));
    const approved = await batchOf(life, people(1));
    const inReview = await batchOf(life, people(2).slice(1));
    await life.database.batches.update(approved, { stage: 'approved' });
    const none = Array(count - 2).fill(null);
    expect(await twins(life, here)).toEqual([[[], [approved]], [[], [inReview]], ...none]);
    await life.database.batches.update(approved, { stage: 'applied' });
    await removeBatch(life.database, inReview);
    expect(await twins(life, here)).toEqual([null, null, ...none]);
  },
  30_000,
);

test('rows are merged into the first: empty fields are filled, what differs is listed, and it can be undone', async () => {
  const life = startLife();
  const id = await batchOf(life, [
    { email: 'ada@school.example.com', firstName: 'Ada', labels: ['A'] },
    { email: 'b@school.example.com' },
    { email: 'ada@school.example.com', firstName: 'Adele', lastName: 'Martin', labels: ['B'], sendCredentials: true },
  ]);
  const before = await rows(life.database, id);
  const [first, , other] = before;
  if (!first || !other) throw new Error('there are three rows');
  expect(mergedRow(first, [other]).conflicts).toEqual([
    { field: 'firstName', kept: 'Ada', other: 'Adele', rowId: other.id },
  ]);
  expect(await mergeRows(life.database, [[first.id, other.id]])).toEqual({ merged: 1, removed: 1, conflicts: 1 });
  const after = await rows(life.database, id);
  expect(after.map((row) => row.id)).toEqual([first.id, before[1]?.id]);
  expect(after[0]).toMatchObject({
    person: { firstName: 'Ada', lastName: 'Martin', labels: ['A', 'B'], sendCredentials: true },
    alsoAt: [{ line: 3, column: 1 }],
    edited: ['lastName', 'labels', 'sendCredentials'],
  });
  expect(after[0]?.problems.map(({ code, evidence }) => [code, evidence])).toEqual([
    ['duplicate-conflict', 'Adele'],
    ['duplicate-merged', 'ada@school.example.com'],
  ]);
  await undo(life.database, id);
  expect(await rows(life.database, id)).toEqual(before);
});

test('merging with a row that is gone merges nothing', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const before = await rows(life.database, id);
  expect(
    await mergeRows(life.database, [[...before.map((row) => row.id)], [before[0]?.id ?? '', crypto.randomUUID()]]),
  ).toBe('gone');
  expect(await rows(life.database, id)).toEqual(before);
});
