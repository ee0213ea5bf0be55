import { expect, test } from 'vitest';
import { batch, importBatches, rows } from '../../../extension/batches/batch-store.ts';
import { maxKeptCapture } from '../../../extension/batches/capture-store.ts';
import { type ReadCapture, remap } from '../../../extension/batches/columns/remap.ts';
import { redo, undo } from '../../../extension/batches/history/undo.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { addRow, removeRows } from '../../../extension/batches/row-edits.ts';
import { isPageDoubt, withDoubts } from '../../../extension/capture/found-doubts.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { CapturedContent, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { type BrowserLife, dump, startLife } from '../browser-life.ts';
import { editRow, setExcluded } from '../one-row.ts';
import { createBatch, pasted } from '../people.ts';

const read: ReadCapture = async (content, choices) => readPeople(content, choices);

function importOf({ database }: BrowserLife, content: CapturedContent): Promise<string> {
  return createBatch(database, readPeople(content), pasted, { name: 'List', now: 0, content });
}

function grid(...lines: string[]): CapturedContent {
  return { kind: 'grid', cells: lines.map((line) => line.split(',')) };
}

function meanings(...given: [number, ColumnMeaning][]): ReadonlyMap<number, ColumnMeaning> {
  return new Map(given);
}

const list = grid(
  'prénom,nom,courriel,autre',
  'Ada,Martin,ada@school.example.com,adam@home.example.org',
  'Bea,Durand,bea@school.example.com,bead@home.example.org',
  'Cleo,Petit,cleo@school.example.com,cleop@home.example.org',
);

test('another column of addresses is read, and what was done by hand is carried over by the line', async () => {
  const life = startLife();
  const id = await importOf(life, list);
  const before = await rows(life.database, id);
  const [ada, bea] = before;
  await editRow(life.database, ada?.id ?? '', { firstName: 'Adèle' });
  await setExcluded(life.database, bea?.id ?? '', true);
  const person = { ...withoutPassword(emptyPerson()), email: 'new@school.example.com' };
  await addRow(life.database, id, person, { now: 0 });
  const edited = await rows(life.database, id);
  expect(await remap(life.database, id, meanings([3, 'email']), { read, now: 0 })).toEqual({ rows: 4 });
  const after = await rows(life.database, id);
  expect(after.map((row) => [row.person.email, row.person.firstName, row.excluded, row.edited])).toEqual([
    ['adam@home.example.org', 'Adèle', false, ['firstName']],
    ['bead@home.example.org', 'Bea', true, []],
    ['cleop@home.example.org', 'Cleo', false, []],
    ['new@school.example.com', '', false, []],
  ]);
  expect(after.map((row) => row.id)).toEqual(edited.map((row) => row.id));
  const columns = (await batch(life.database, id))?.columns.map(({ meaning }) => meaning);
  expect(columns).toEqual(['firstName', 'lastName', null, 'email']);
  await undo(life.database, id);
  expect(await rows(life.database, id)).toEqual(edited);
  expect((await batch(life.database, id))?.columns[2]?.meaning).toBe('email');
  await redo(life.database, id);
  expect(await rows(life.database, id)).toEqual(after);
});

test('only the chosen column is surer than before', async () => {
  const life = startLife();
  const id = await importOf(life, grid('Ada,ada@school.example.com,Paris', 'Bea,bea@school.example.com,Lyon'));
  const trust = async () => (await batch(life.database, id))?.columns.map(({ confidence }) => confidence) ?? [];
  const before = await trust();
  await remap(life.database, id, meanings([2, 'labels']), { read, now: 0 });
  expect(before.slice(0, 2).every((confidence) => confidence < 1)).toBe(true);
  expect(await trust()).toEqual([...before.slice(0, 2), 1]);
});

test('an edited row whose line holds nobody any more stays, an untouched one goes to what was not understood', async () => {
  const life = startLife();
  const id = await importOf(
    life,
    grid(
      'prénom,courriel,autre',
      'Ada,ada@school.example.com,adam@home.example.org',
      ',bea@school.example.com,',
      ',cleo@school.example.com,',
      'Dan,dan@school.example.com,dan@home.example.org',
    ),
  );
  const [, bea] = await rows(life.database, id);
  await editRow(life.database, bea?.id ?? '', { language: 'fr' });
  await remap(life.database, id, meanings([2, 'email'], [1, null]), { read, now: 0 });
  const emails = (await rows(life.database, id)).map(({ person }) => person.email);
  expect(emails).toEqual(['adam@home.example.org', 'dan@home.example.org', 'bea@school.example.com']);
  const before = (await batch(life.database, id))?.leftovers.length;
  expect(before).toBeGreaterThan(0);
  await undo(life.database, id);
  expect((await batch(life.database, id))?.leftovers).toEqual([]);
});

test('people who become one, or two, by another column carry their edits', async () => {
  const life = startLife();
  const id = await importOf(
    life,
    grid(
      'nom,courriel,autre',
      'A,one@school.example.com,x@home.example.org',
      'B,one@school.example.com,y@home.example.org',
    ),
  );
  const [one] = await rows(life.database, id);
  expect(one?.alsoAt).toHaveLength(1);
  await editRow(life.database, one?.id ?? '', { firstName: 'Ada' });
  await remap(life.database, id, meanings([2, 'email']), { read, now: 0 });
  const two = await rows(life.database, id);
  expect(two.map(({ person }) => [person.email, person.firstName])).toEqual([
    ['x@home.example.org', 'Ada'],
    ['y@home.example.org', ''],
  ]);
  await editRow(life.database, two[1]?.id ?? '', { language: 'fr' });
  await remap(life.database, id, meanings([1, 'email']), { read, now: 0 });
  const again = await rows(life.database, id);
  expect(again.map(({ person }) => [person.email, person.firstName, person.language])).toEqual([
    ['one@school.example.com', 'Ada', 'fr'],
  ]);
});

test('a long list gets more or fewer batches as its rows do, and undo brings them back', async () => {
  const life = startLife();
  const lines = Array.from({ length: 2500 }, (_, index) =>
    index < 900 ? `a${index}@school.example.com,b${index}@home.example.org` : `a${index}@school.example.com,`,
  );
  const id = await importOf(life, grid('courriel,autre', ...lines));
  const sizes = async () => {
    const parts = await importBatches(life.database, id);
    return Promise.all(parts.map(async (part) => (await rows(life.database, part.id)).length));
  };
  expect(await sizes()).toEqual([1000, 1000, 500]);
  await remap(life.database, id, meanings([1, 'email'], [0, null]), { read, now: 0 });
  expect(await sizes()).toEqual([900]);
  await undo(life.database, id);
  expect(await sizes()).toEqual([1000, 1000, 500]);
  await redo(life.database, id);
  await remap(life.database, id, meanings([0, 'email'], [1, null]), { read, now: 0 });
  expect(await sizes()).toEqual([1000, 1000, 500]);
}, 60_000);

test('no column of addresses, an ended reading and a capture that is not kept change nothing', async () => {
  const life = startLife();
  const id = await importOf(life, list);
  const before = await rows(life.database, id);
  const none = meanings([0, null], [1, null], [2, null], [3, null]);
  expect(await remap(life.database, id, none, { read, now: 0 })).toBe('no-addresses');
  expect(await remap(life.database, id, meanings([3, 'email']), { read: async () => null, now: 0 })).toBe('ended');
  expect(await remap(life.database, crypto.randomUUID(), none, { read, now: 0 })).toBe('gone');
  const bare = await createBatch(life.database, readPeople(list), pasted, { name: 'List', now: 0 });
  expect((await batch(life.database, bare))?.capture).toBe('none');
  expect(await remap(life.database, bare, none, { read, now: 0 })).toBe('not-kept');
  expect(await rows(life.database, id)).toEqual(before);
  expect(await life.database.changes.count()).toBe(0);
});

test('columns are settled once a part of the import was approved', async () => {
  const life = startLife();
  const id = await importOf(life, list);
  await life.database.batches.update(id, { stage: 'approved' });
  expect(await remap(life.database, id, meanings([3, 'email']), { read, now: 0 })).toBe('locked');
});

test('a capture lies sealed in the storage, and its passwords stay out of the rows that are read anew', async () => {
  const life = startLife();
  const content = grid(
    'courriel,mot de passe,autre',
    'ada@school.example.com,correct-horse-7,adam@home.example.org',
    'bea@school.example.com,correct-horse-8,bead@home.example.org',
  );
  const id = await importOf(life, content);
  expect((await batch(life.database, id))?.capture).toBe('kept');
  expect(await remap(life.database, id, meanings([2, 'email']), { read, now: 0 })).toEqual({ rows: 2 });
  expect(await rows(life.database, id)).toMatchObject([{ hadPassword: true }, { hadPassword: true }]);
  expect(await dump(life.database)).not.toContain('correct-horse');
});

test('a capture that is too large is not kept, and the batch says so', async () => {
  const life = startLife();
  const text = `ada@school.example.com${' '.repeat(maxKeptCapture)}`;
  const content = { kind: 'text', text } as const;
  const reading = readPeople({ kind: 'text', text: 'ada@school.example.com' });
  const id = await createBatch(life.database, reading, pasted, { name: 'List', now: 0, content });
  expect((await batch(life.database, id))?.capture).toBe('too-large');
  expect(await life.database.captures.count()).toBe(0);
});

test('removed rows come back with their list, since a list is read as a whole', async () => {
  const life = startLife();
  const id = await importOf(life, list);
  await removeRows(life.database, [(await rows(life.database, id))[1]?.id ?? '']);
  await remap(life.database, id, meanings([3, 'email']), { read, now: 0 });
  expect(await rows(life.database, id)).toHaveLength(3);
});

test('the doubts of the page that a list was captured from stay when its columns are read anew', async () => {
  const life = startLife();
  const finds = [
    { row: 1, where: '', how: 'text', doubt: 'faint' },
    { row: 2, where: '', how: 'text', doubt: 'name' },
    { row: 3, where: '', how: 'text', doubt: null },
  ] as const;
  const reading = withDoubts(readPeople(list), finds);
  const id = await createBatch(life.database, reading, pasted, { name: 'List', now: 0, content: list });
  const codes = async () =>
    (await rows(life.database, id)).map(({ problems }) => problems.filter(isPageDoubt).map(({ code }) => code));
  expect(await codes()).toEqual([['address-faint'], ['name-guessed'], []]);
  await remap(life.database, id, meanings([0, 'lastName'], [1, 'firstName']), { read, now: 0 });
  expect((await rows(life.database, id)).map(({ person }) => person.lastName)).toEqual(['Ada', 'Bea', 'Cleo']);
  expect(await codes()).toEqual([['address-faint'], ['name-guessed'], []]);
  // Of another address the page said nothing.
  await remap(life.database, id, meanings([3, 'email']), { read, now: 0 });
  expect(await codes()).toEqual([[], [], []]);
});
