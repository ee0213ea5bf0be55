import { describe, expect, test } from 'vitest';
import { appendReading } from '../../../extension/batches/append-reading.ts';
import {
  basketEntry,
  basketIds,
  changeInBasket,
  dropFromBasket,
  keepInBasket,
} from '../../../extension/batches/basket/basket-store.ts';
import { importBatches, rows } from '../../../extension/batches/batch-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import { undo } from '../../../extension/batches/history/undo.ts';
import type { CapturedList } from '../../../extension/capture/captured-list.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { dump, startLife } from '../browser-life.ts';

function pageOf(title: string, ...people: string[][]): CapturedList {
  const cells = [['full name', 'e-mail'], ...people];
  const url = `https://school.example.com/${title}`;
  return { source: { kind: 'page', title, url }, parts: [{ heading: '', cells, finds: [], leftOut: [] }], notes: [] };
}

const [firstId, secondId] = [crypto.randomUUID(), crypto.randomUUID()];
const first = { id: firstId, capturedAt: 1000, list: pageOf('Staff', ['Zoé Durand', 'zoe@school.example.com']) };
const second = { id: secondId, capturedAt: 2000, list: pageOf('Board', ['', 'zoe@school.example.com']) };

describe('the basket', () => {
  test('gives what was kept back in the order of capture, in the next life, too, and nothing of it lies in clear', async () => {
    const storage = crypto.randomUUID();
    const { database } = startLife({ storage });
    await keepInBasket(database, second);
    await keepInBasket(database, first);
    expect(await dump(database)).not.toMatch(/zoe@|Durand|Staff|school\.example/);
    database.close();
    const next = startLife({ storage });
    expect(await basketIds(next.database)).toEqual([firstId, secondId]);
    expect(await basketEntry(next.database, firstId)).toEqual(first);
  });

  test('keeps the newest ticks, and what was taken out does not come back with late ones', async () => {
    const { database } = startLife();
    await keepInBasket(database, first);
    const [part] = first.list.parts;
    if (!part) throw new Error('It has a part.');
    const unticked = { ...first.list, parts: [{ ...part, leftOut: [1] }] };
    await changeInBasket(database, { id: firstId, list: unticked });
    expect(await basketEntry(database, firstId)).toEqual({ ...first, list: unticked });
    await dropFromBasket(database, [firstId]);
    await changeInBasket(database, { id: firstId, list: first.list });
    expect(await basketIds(database)).toEqual([]);
  });

  test('leaves out an entry that is gone, or of another version', async () => {
    const { database } = startLife();
    await keepInBasket(database, first);
    // A notes field as only another version would write it.
    await changeInBasket(database, { id: firstId, list: JSON.parse('{"source":{},"parts":1}') });
    expect(await basketEntry(database, firstId)).toBeNull();
    expect(await basketEntry(database, secondId)).toBeNull();
    await keepInBasket(database, second);
    await database.keys.clear();
    expect(await basketEntry(database, secondId)).toBeNull();
  });
});

test('several captured lists become one import with everybody once, each row with all of its sources, and leave the basket', async () => {
  const { database } = startLife();
  await keepInBasket(database, first);
  await keepInBasket(database, second);
  const lists = [second, first].map(({ list }) => ({
    reading: readPeople({ kind: 'grid', cells: list.parts[0]?.cells ?? [] }),
    source: list.source,
  }));
  const importId = await createImport(database, lists, { name: 'Two pages', now: 1, basket: [firstId] });
  const [row, ...others] = await rows(database, importId);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    person: { firstName: 'Zoé', lastName: 'Durand', email: 'zoe@school.example.com' },
    source: 0,
    alsoAt: [{ line: 2, source: 1 }],
  });
  // No batch is of the page where nobody else stands, but it keeps its name and its number.
  const [batch] = await importBatches(database, importId);
  expect(batch?.mergedSources).toEqual([{ sourceIndex: 1, title: 'Staff' }]);
  expect(await basketIds(database)).toEqual([secondId]);

  const third = pageOf('Choir', ['', 'zoe@school.example.com']);
  const again = readPeople({ kind: 'grid', cells: third.parts[0]?.cells ?? [] });
  const added = await appendReading(database, importId, again, third.source, { now: 2 });
  expect(added).toEqual({ added: 0, merged: 1, sourceIndex: 2 });
  const [after] = await importBatches(database, importId);
  expect(after?.mergedSources.map(({ title }) => title)).toEqual(['Staff', 'Choir']);
  await undo(database, importId);
  const [undone] = await importBatches(database, importId);
  expect(undone).toEqual({ ...batch, revision: undone?.revision });
});

test('lists whose storing was stopped stay in the basket', async () => {
  const { database } = startLife();
  await keepInBasket(database, first);
  const reading = readPeople({ kind: 'grid', cells: first.list.parts[0]?.cells ?? [] });
  const signal = AbortSignal.abort();
  const storing = { name: 'Staff', now: 1, basket: [firstId], signal };
  expect(await createImport(database, [{ reading, source: first.list.source }], storing)).toBe('stopped');
  expect(await basketIds(database)).toEqual([firstId]);
});
