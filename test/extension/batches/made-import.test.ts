import { expect, test } from 'vitest';
import { importBatches, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import { draft, saveDraft } from '../../../extension/batches/draft-store.ts';
import { type MadePart, madeParts } from '../../../extension/batches/made-import.ts';
import { defaultChoices } from '../../../extension/batches/stored-batch.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import { startLife } from '../browser-life.ts';
import { people, readingOf } from '../people.ts';

/** A list of so many people, and of one line in which nobody was found. */
function list(title: string, count: number) {
  const left = { place: { line: count + 1, column: 1 }, text: `See ${title}` };
  return { reading: { ...readingOf(people(count)), leftovers: [left] }, source: { kind: 'paste', title } as const };
}

test('lists in which nobody was found make one batch, which shows what was left of all of them', async () => {
  const { database } = startLife();
  const importId = await createImport(database, [list('One', 0), list('Two', 0)], { name: 'Nobody', now: 1 });
  const [batch, ...others] = await importBatches(database, importId);
  expect(others).toEqual([]);
  expect(await rows(database, importId)).toEqual([]);
  expect(batch?.leftovers.map(({ text, source }) => [text, source])).toEqual([
    ['See One', undefined],
    ['See Two', 1],
  ]);
  expect(batch?.mergedSources).toEqual([{ sourceIndex: 1, title: 'Two' }]);
});

test('a list in which nobody was found gets no batch beside one with people, and keeps its name and what was left', async () => {
  const { database } = startLife();
  const importId = await createImport(database, [list('One', 0), list('Two', 1)], { name: 'Somebody', now: 1 });
  const [batch, ...others] = await importBatches(database, importId);
  expect(others).toEqual([]);
  expect(batch).toMatchObject({ id: importId, part: 0, sourceIndex: 1, source: { title: 'Two' } });
  expect(batch?.leftovers.map(({ text }) => text)).toEqual(['See One', 'See Two']);
  expect(batch?.mergedSources).toEqual([{ sourceIndex: 0, title: 'One' }]);
});

test('a list that is stored is a draft no more, and another draft stays', async () => {
  const { database } = startLife();
  await saveDraft(database, 'the list');
  await saveDraft(database, 'files', 'files');
  await createImport(database, [list('One', 1)], { name: 'One', now: 1, drafts: ['popup'] });
  expect([await draft(database), await draft(database, 'files')]).toEqual(['', 'files']);
});

test('of a long list the first part is told before the rest is made, with how many there will be, and stays as it is', async () => {
  const { database } = startLife();
  const told: [parts: number[], of: number][] = [];
  const first: MadePart[] = [];
  const onMade = async (parts: readonly MadePart[], of: number) => {
    told.push([parts.map((part) => part.rows.length), of]);
    first.push(...parts.slice(0, 1));
  };
  const importId = await createImport(database, [list('Long', 2001)], { name: 'Long', now: 1, onMade });
  expect(told).toEqual([
    [[1000], 2001],
    [[1000, 1000, 1], 2001],
  ]);
  expect(first[0]).toEqual(first[1]);
  expect(await rows(database, importId)).toEqual(first[0]?.rows);
});

test('lists that may name the same people are told of once all are made', async () => {
  const { database } = startLife();
  const told: [parts: number[], of: number][] = [];
  const onMade = async (parts: readonly MadePart[], of: number) =>
    void told.push([parts.map((part) => part.rows.length), of]);
  await createImport(database, [list('One', 1001), list('Two', 1002)], { name: 'Two lists', now: 1, onMade });
  expect(told).toEqual([[[1000, 1, 1], 1002]]);
});

test('a long list that is stopped while its first part is looked at leaves nothing stored', async () => {
  const { database } = startLife();
  const stop = new AbortController();
  const onMade = async () => stop.abort();
  const storing = { name: 'Long', now: 1, onMade, signal: stop.signal };
  expect(await createImport(database, [list('Long', 2001)], storing)).toBe('stopped');
  expect(await listBatches(database)).toEqual([]);
});

test('rows that were shown before all of their list was read keep their ids, as far as the list begins with them', async () => {
  const { database } = startLife();
  const whole = list('Long', 1002);
  const begun = { ...whole, reading: { ...whole.reading, rows: whole.reading.rows.slice(0, 3) } };
  const making = { importId: 'an import', choices: defaultChoices, name: 'Long', now: 1, signal: undefined };
  const [part] = (await madeParts(database, [begun], making)) ?? [];
  if (!part) throw new Error('Nothing was shown.');
  const shown = part.rows;
  const idsWith = async (others: readonly StoredRow[]) => {
    const parts = await madeParts(database, [whole], { ...making, shown: [{ ...part, rows: others }] });
    return parts?.flatMap(({ rows: made }) => made.map(({ id }) => id)) ?? [];
  };
  const shownIds = shown.map(({ id }) => id);
  const ids = await idsWith(shown);
  expect(ids.slice(0, 3)).toEqual(shownIds);
  expect(new Set(ids).size).toBe(1002);
  // Who turned out to be somebody else, or to stand elsewhere, is another row, and so is everybody below.
  const [first, second, third] = shown;
  if (!first || !second || !third) throw new Error('Nobody was shown.');
  const elsewhere = { ...second, place: { line: 9, column: 1 } };
  const somebodyElse = { ...second, person: { ...second.person, email: 'else@school.example.com' } };
  for (const other of [elsewhere, somebodyElse]) {
    const others = await idsWith([first, other, third]);
    expect(others[0]).toBe(shownIds[0]);
    expect(others).not.toContain(shownIds[1]);
    expect(others).not.toContain(shownIds[2]);
  }
});

test('a list that is made again after it was shown has the same rows in the same batches', async () => {
  const { database } = startLife();
  const making = { importId: 'an import', choices: defaultChoices, name: 'Long', now: 1, signal: undefined };
  const shown = (await madeParts(database, [list('Long', 3001)], making)) ?? [];
  expect(shown).toHaveLength(4);
  expect(await madeParts(database, [list('Long', 3001)], { ...making, shown })).toEqual(shown);
  const others = await madeParts(database, [list('Long', 3001)], making);
  expect(others?.[1]?.batch.id).not.toBe(shown[1]?.batch.id);
});
