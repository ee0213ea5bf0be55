import { expect, test } from 'vitest';
import { batch, importBatches, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { undo } from '../../../extension/batches/history/undo.ts';
import { mendFrom } from '../../../extension/batches/repair/mend.ts';
import { type ProblemCaptions, problemRowsCsv, rowKey } from '../../../extension/batches/repair/problem-rows.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import type { Person } from '../../../shared/people/person.ts';
import { type BrowserLife, startLife } from '../browser-life.ts';
import { batchOf, createBatch, pasted, people, readingOf } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

const captions: ProblemCaptions = {
  fields: {
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'Adresse e-mail',
    labels: 'Labels',
    sendCredentials: 'Envoyer les identifiants',
    language: 'Langue',
    additionalInformation: 'Informations complémentaires',
    groups: 'Groupes',
  },
  reason: 'Raison',
  key: 'Clé de la ligne',
};

const broken: Partial<Person>[] = [
  { email: 'ada@school', firstName: 'Ada', labels: ['A', 'B'], sendCredentials: true, password: 'correct-horse-7' },
  { email: 'bea@school.example.com' },
  { email: 'cleo(at)school', lastName: '=Petit', additionalInformation: 'one\ntwo; "three"' },
];

function csvOf(all: readonly StoredRow[]): string {
  return problemRowsCsv(all, captions, ({ problems }) =>
    problems.map(({ code }) => `${code} (a@b.example)`).join(', '),
  );
}

/** The cells of a CSV as a spreadsheet shows them. */
function cellsOf(csv: string): string[][] {
  const lines = csv
    .replace('\ufeff', '')
    .split('\r\n')
    .filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
      .slice(0, 10),
  );
}

async function problemImport(life: BrowserLife) {
  const id = await batchOf(life, broken);
  return { id, all: await rows(life.database, id) };
}

function mend({ database }: BrowserLife, id: string, text: string) {
  return mendFrom(database, id, { kind: 'text', text }, { captions, now: 5 });
}

test('rows with problems go out with reason and key, formulas neutralised, passwords left out', async () => {
  const { all } = await problemImport(startLife());
  const csv = csvOf(all);
  expect(csv.startsWith('\ufeffNom,Prénom,')).toBe(true);
  expect(csv).toContain(rowKey(all[0]?.id ?? ''));
  expect(csv).not.toContain(rowKey(all[1]?.id ?? ''));
  expect(csv).toContain("'=Petit");
  expect(csv).not.toContain('correct-horse');
  expect(csv).toContain('address-invalid');
});

test('a row that the admin left out is not among the rows to be repaired', async () => {
  const { all } = await problemImport(startLife());
  const leftOut = all[0]?.id ?? '';
  const csv = csvOf(all.map((row) => (row.id === leftOut ? { ...row, excluded: true } : row)));
  expect(csv).not.toContain(rowKey(leftOut));
  expect(csv).toContain(rowKey(all[2]?.id ?? ''));
});

test('a file that comes back as it was changes nothing', async () => {
  const life = startLife();
  const { id, all } = await problemImport(life);
  expect(await mend(life, id, csvOf(all))).toEqual({ changed: 0, unchanged: 2, added: 0, unknown: [], locked: [] });
  expect(await rows(life.database, id)).toEqual(all);
});

test('a repaired row mends its original, and one step takes it back', async () => {
  const life = startLife();
  const { id, all } = await problemImport(life);
  const repaired = csvOf(all).replace('ada@school', 'ada@school.example.com').replace('A | B', 'C');
  expect(await mend(life, id, repaired)).toMatchObject({ changed: 1, unchanged: 1, added: 0 });
  const [ada] = await rows(life.database, id);
  expect(ada).toMatchObject({
    id: all[0]?.id,
    person: { email: 'ada@school.example.com', labels: ['C'], sendCredentials: true },
    problems: [],
    edited: ['email', 'labels'],
  });
  await undo(life.database, id);
  expect(await rows(life.database, id)).toEqual(all);
});

test.each([';', '\t'])(
  'a spreadsheet may have written it with other separators (%j) and columns in another order',
  async (separator) => {
    const life = startLife();
    const { id, all } = await problemImport(life);
    const key = rowKey(all[2]?.id ?? '');
    const lines = [
      ['Clé de la ligne', 'Raison', 'ADRESSE E-MAIL', 'Nom'],
      [key, 'x@y.example', 'cleo@school.example.com', "'=Petit"],
    ];
    expect(await mend(life, id, lines.map((cells) => cells.join(separator)).join('\r\n'))).toMatchObject({
      changed: 1,
    });
    expect((await rows(life.database, id))[2]?.person).toMatchObject({
      email: 'cleo@school.example.com',
      lastName: '=Petit',
      additionalInformation: 'one\ntwo; "three"',
    });
  },
);

test('cells that are pasted from a spreadsheet mend too, with or without the header', async () => {
  const life = startLife();
  const { id, all } = await problemImport(life);
  const cells = cellsOf(csvOf(all.slice(0, 1)));
  const repaired = cells.map((row) => row.map((cell) => (cell === 'ada@school' ? 'ada@school.example.com' : cell)));
  const content = { kind: 'grid', cells: repaired.slice(1) } as const;
  expect(await mendFrom(life.database, id, content, { captions, now: 0 })).toMatchObject({ changed: 1, added: 0 });
  expect((await rows(life.database, id))[0]?.person.email).toBe('ada@school.example.com');
  const empty = {
    kind: 'grid',
    cells: repaired.map((row) => row.map((cell) => (cell === 'Ada' ? '' : cell))),
  } as const;
  expect(await mendFrom(life.database, id, empty, { captions, now: 0 })).toMatchObject({ changed: 1 });
  expect((await rows(life.database, id))[0]?.person.firstName).toBe('');
});

test('rows without a key are added, unknown keys are told, a key that stands twice is a further person', async () => {
  const life = startLife();
  const { id, all } = await problemImport(life);
  const key = rowKey(all[0]?.id ?? '');
  const text = [
    'Adresse e-mail,Prénom,Clé de la ligne',
    `ada@school.example.com,Ada,${key}`,
    'new@school.example.com,New,',
    `gone@school.example.com,Gone,${rowKey(crypto.randomUUID())}`,
    `twin@school.example.com,Twin,${key}`,
    ',,',
  ].join('\n');
  expect(await mend(life, id, text)).toEqual({ changed: 1, unchanged: 0, added: 2, unknown: [4], locked: [] });
  expect((await rows(life.database, id)).map(({ person }) => person.email)).toEqual([
    'ada@school.example.com',
    'bea@school.example.com',
    'cleo(at)school',
    'new@school.example.com',
    'twin@school.example.com',
  ]);
});

test('a list without keys is a list like any other', async () => {
  const life = startLife();
  const { id } = await problemImport(life);
  expect(await mend(life, id, 'Nom,Adresse e-mail\nMartin,ada@school.example.com')).toBeNull();
  expect(await mend(life, id, 'ada@school.example.com')).toBeNull();
  expect(await mend(life, id, '')).toBeNull();
});

test('rows that a sent batch kept come back to review when they are mended; sent rows are told', async () => {
  const life = startLife();
  const { id, all } = await problemImport(life);
  const csv = csvOf(all).replace('ada@school', 'ada@school.example.com');
  await life.database.batches.update(id, { stage: 'approved' });
  expect(await mend(life, id, csv)).toMatchObject({ changed: 0, unchanged: 0, locked: [2, 3] });
  await life.database.batches.update(id, { stage: 'applied' });
  await rewriteRow(life.database, all[1]?.id ?? '', { receipt: receiptOf(all[1]?.id ?? '') });
  expect(await mend(life, id, csv)).toMatchObject({ changed: 1, unchanged: 1, locked: [] });
  const [, made] = await importBatches(life.database, id);
  expect(made?.stage).toBe('review');
  expect((await rows(life.database, made?.id ?? '')).map(({ person }) => person.email)).toEqual([
    'ada@school.example.com',
    'cleo(at)school',
  ]);
});

test('a long repaired list mends every batch of its import', async () => {
  const life = startLife();
  const id = await createBatch(
    life.database,
    readingOf(people(1500).map(({ email = '' }) => ({ email: email.replace('.example.com', '') }))),
    pasted,
    { name: 'List', now: 0 },
  );
  const parts = await importBatches(life.database, id);
  const all = (await Promise.all(parts.map((part) => rows(life.database, part.id)))).flat();
  const csv = csvOf(all).replaceAll(/(person\d+@school)(?=,)/g, '$1.example.com');
  expect(await mend(life, id, csv)).toMatchObject({ changed: 1500 });
  const [last] = (await listBatches(life.database)).slice(-1);
  expect((await rows(life.database, last?.id ?? '')).every(({ problems }) => problems.length === 0)).toBe(true);
  expect((await batch(life.database, id))?.revision).toBe(1);
}, 30_000);

function receiptOf(id: string): NonNullable<StoredRow['receipt']> {
  return {
    id,
    outcome: 'invited',
    changes: [],
    problems: [],
    memberId: null,
    mail: 'sent',
    bounce: null,
    mailedAt: 1,
    invitation: 'pending',
    acceptedAt: null,
    undone: null,
  };
}
