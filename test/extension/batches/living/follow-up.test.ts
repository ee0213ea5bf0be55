import { expect, test } from 'vitest';
import { allBatches, partsOf, removeBatch, rows } from '../../../../extension/batches/batch-store.ts';
import { remap } from '../../../../extension/batches/columns/remap.ts';
import { createImport } from '../../../../extension/batches/create-import.ts';
import { importsNaming } from '../../../../extension/batches/imports-naming.ts';
import { noteChanges, storeFollowUp } from '../../../../extension/batches/living/follow-up.ts';
import { type ReadAgain, readAgain } from '../../../../extension/batches/living/read-again.ts';
import { sheetsOfDocument, sheetsOfImport } from '../../../../extension/batches/living/sheet-reading-store.ts';
import type { CaptureSource } from '../../../../extension/capture/capture-source.ts';
import { readPeople } from '../../../../shared/reading/read-people.ts';
import type { CapturedContent, ReadingChoices } from '../../../../shared/reading/reading.ts';
import { type BrowserLife, dump, startLife } from '../../browser-life.ts';
import { editRow } from '../../one-row.ts';

const document = 'https://docs.google.com/spreadsheets/u/1/d/1aB-c_D2';
const source: CaptureSource = { kind: 'sheet', title: 'Staff', sheet: { document, gid: '0', range: null } };
const header = ['Nom', 'Prénom', 'E-mail', 'Mot de passe'];
const ada = ['Lovelace', 'Ada', 'ada@school.example.com', 'difference-engine'];
const alan = ['Turing', 'Alan', 'alan@school.example.com', 'enigma-machine'];
const grace = ['Hopper', 'Grace', 'grace@school.example.com', 'nanosecond-wire'];

const read = async (content: CapturedContent, choices: ReadingChoices) => readPeople(content, choices);

/** Imports a sheet as it stands; answers the import's id. */
async function importSheet(life: BrowserLife, cells: string[][]): Promise<string> {
  const content = { kind: 'grid' as const, cells };
  const lists = [{ reading: readPeople(content), source, content }];
  const target = { kind: 'group' as const, id: '50eeb008202607fb68d441cb', name: 'Photographers' };
  const storing = { name: 'Staff', now: life.now(), way: 'accounts' as const, existing: 'replace' as const, target };
  return createImport(life.database, lists, storing);
}

/** Reads the sheet of an import again. */
async function again(life: BrowserLife, importId: string, cells: string[][]): Promise<ReadAgain> {
  life.pass(1000);
  const [known] = await sheetsOfImport(life.database, importId);
  if (!known) throw new Error('the import is of no sheet');
  const answer = await readAgain(life.database, known, cells, read);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

/** Stores the changes of these people. */
async function follow(life: BrowserLife, seen: ReadAgain, emails: string[]): Promise<string> {
  return storeFollowUp(life.database, seen, { taken: new Set(emails), name: 'Changes', now: life.now() });
}

const namesOf = (seen: ReadAgain) => ({
  added: seen.changes.added.map(({ key }) => key),
  changed: seen.changes.changed.map(({ key }) => key),
  gone: seen.changes.gone.map(({ key }) => key),
});

test('an import of the new and changed people alone is made as the one before was', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const seen = await again(life, importId, [header, ['King', ...ada.slice(1)], alan, grace]);
  const next = await follow(life, seen, ['ada@school.example.com', 'grace@school.example.com']);
  const [batch] = await partsOf(life.database, next);
  expect(batch).toMatchObject({
    name: 'Changes',
    way: 'accounts',
    existing: 'replace',
    target: { name: 'Photographers' },
    source,
  });
  expect((await rows(life.database, next)).map(({ person, place }) => [person.lastName, place?.line])).toEqual([
    ['King', 2],
    ['Hopper', 4],
  ]);
});

test('the columns of such an import are read anew for its people alone, and each keeps its line', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const next = await follow(life, await again(life, importId, [header, ada, alan, grace]), [
    'grace@school.example.com',
  ]);
  expect(await remap(life.database, next, new Map([[0, 'additionalInformation']]), { read, now: life.now() })).toEqual({
    rows: 1,
  });
  expect(await rows(life.database, next)).toMatchObject([
    { place: { line: 4 }, person: { lastName: '', additionalInformation: 'Hopper' } },
  ]);
});

test('what was taken is known the next time, from either batch; who was not taken shows again', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada]);
  const cells = [header, ada, alan, grace];
  const next = await follow(life, await again(life, importId, cells), ['alan@school.example.com']);
  for (const id of [importId, next])
    expect(namesOf(await again(life, id, cells))).toEqual({
      added: ['grace@school.example.com'],
      changed: [],
      gone: [],
    });
});

test('a batch of changes that is removed leaves its people to the next reading', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada]);
  const cells = [header, ada, alan];
  const next = await follow(life, await again(life, importId, cells), ['alan@school.example.com']);
  await removeBatch(life.database, next);
  expect(namesOf(await again(life, importId, cells)).added).toEqual(['alan@school.example.com']);
});

test('who is gone shows at each reading until the admin has taken note', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const cells = [header, ada, grace];
  const next = await follow(life, await again(life, importId, cells), ['grace@school.example.com']);
  const seen = await again(life, next, cells);
  expect(namesOf(seen).gone).toEqual(['alan@school.example.com']);
  await noteChanges(life.database, seen, new Set(['alan@school.example.com']));
  expect(namesOf(await again(life, next, cells)).gone).toEqual([]);
});

test('a row without a usable address is forgotten when it is gone, and new when it comes back', async () => {
  const life = startLife();
  const unusable = ['Hopper', 'Grace', 'grace, second floor', ''];
  const importId = await importSheet(life, [header, ada, unusable]);
  await follow(life, await again(life, importId, [header, ada, alan]), ['alan@school.example.com']);
  const seen = await again(life, importId, [header, ada, alan, unusable]);
  expect(seen.changes.added.map(({ person }) => person.lastName)).toEqual(['Hopper']);
});

test('a corrected address of which note was taken is the one that is known', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const cells = [header, ada, ['Turing', 'Alan', 'a.turing@school.example.com', '']];
  const seen = await again(life, importId, cells);
  expect(seen.changes.corrected).toHaveLength(1);
  await noteChanges(life.database, seen, new Set(['a.turing@school.example.com']));
  const { changes } = await again(life, importId, cells);
  expect([changes.corrected, changes.added, changes.gone]).toEqual([[], [], []]);
});

test('what was edited here by hand is no change of the sheet, and is left as it is', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const [row] = await rows(life.database, importId);
  await editRow(life.database, row?.id ?? '', { lastName: 'Byron' });
  const seen = await again(life, importId, [header, ada, alan, grace]);
  expect(namesOf(seen)).toMatchObject({ changed: [], added: ['grace@school.example.com'] });
  await follow(life, seen, ['grace@school.example.com']);
  expect((await rows(life.database, importId))[0]?.person.lastName).toBe('Byron');
});

test('what the columns mean is what the admin made of them, also at the next reading', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  await remap(life.database, importId, new Map([[0, 'additionalInformation']]), { read, now: life.now() });
  const seen = await again(life, importId, [header, ['King', ...ada.slice(1)], alan]);
  expect(seen.changes.changed).toMatchObject([{ fields: ['additionalInformation'] }]);
});

test('lines that nobody could read are listed again only when they are new', async () => {
  const life = startLife();
  const old = ['Total', '2', '', ''];
  const fresh = ['see below', '', '', ''];
  const importId = await importSheet(life, [header, ada, old]);
  const leftovers = async (id: string) => (await partsOf(life.database, id))[0]?.leftovers.map(({ text }) => text);
  const before = await leftovers(importId);
  const next = await follow(life, await again(life, importId, [header, ada, alan, old, fresh]), [
    'alan@school.example.com',
  ]);
  expect(before).toHaveLength(1);
  expect(await leftovers(next)).toHaveLength(1);
  expect(await leftovers(next)).not.toEqual(before);
});

test('an open document is known whatever account it is open with, and only while its batch is here', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada]);
  const elsewhere = 'https://docs.google.com/spreadsheets/d/1aB-c_D2';
  expect(await sheetsOfDocument(life.database, elsewhere)).toMatchObject([{ importId, title: 'Staff' }]);
  expect(await sheetsOfDocument(life.database, `${elsewhere}3`)).toEqual([]);
  for (const { id } of (await allBatches(life.database)).batches) await removeBatch(life.database, id);
  expect(await sheetsOfDocument(life.database, elsewhere)).toEqual([]);
});

test('what is remembered of a sheet lies sealed, and the passwords of it not even so', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada, alan]);
  const seen = await again(life, importId, [header, ada, alan, grace]);
  const next = await follow(life, seen, ['grace@school.example.com']);
  const stored = JSON.stringify(await life.database.sheetReadings.toArray());
  expect(stored).not.toContain('Lovelace');
  expect(JSON.stringify((await again(life, next, [header])).before)).not.toMatch(/engine|enigma|nanosecond/);
  expect(await dump(life.database)).not.toMatch(/difference-engine|enigma-machine|nanosecond-wire/);
});

test('who is to be forgotten is found in what is remembered of a sheet, too', async () => {
  const life = startLife();
  const importId = await importSheet(life, [header, ada]);
  const next = await follow(life, await again(life, importId, [header, ada, alan]), ['alan@school.example.com']);
  const naming = async (email: string) => (await importsNaming(life.database, email)).map((one) => one.importId).sort();
  expect(await naming('Ada@school.example.com')).toEqual([importId, next].sort());
  expect(await naming('alan@school.example.com')).toEqual([next]);
});
