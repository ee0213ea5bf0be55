import { expect, test } from 'vitest';
import {
  forgetMapping,
  forgetMappings,
  hasMappings,
  maxMappings,
  rememberedMapping,
  rememberMapping,
  wasChosenHere,
} from '../../../extension/batches/columns/mapping-memory.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { Column } from '../../../shared/reading/reading.ts';
import { dump, startLife } from '../browser-life.ts';

function columns(...headers: string[]): Column[] {
  return headers.map((header, index) => ({ index, header, meaning: null, confidence: 0 }));
}

test('what was chosen for a header is offered for the next list with it, however it is written', async () => {
  const { database } = startLife();
  await rememberMapping(database, columns('Prénom', 'Mél', 'Divers'), new Map([[2, 'labels']]), 1);
  const remembered = await rememberedMapping(database, columns('PRENOM ', 'mel', 'divers*', ''));
  expect(remembered).toEqual({ meanings: new Map([[2, 'labels']]) });
  const cells = [
    ['PRENOM', 'mel', 'divers'],
    ['Ada', 'ada@school.example.com', 'A'],
  ];
  const reading = readPeople({ kind: 'grid', cells }, remembered ?? {});
  expect(reading.rows[0]?.person.labels).toEqual(['A']);
});

test('whether anything was chosen is known from the first choice on until it is forgotten', async () => {
  const { database } = startLife();
  const list = columns('Mail', 'Group');
  expect(await hasMappings(database)).toBe(false);
  await rememberMapping(database, list, new Map(), 1);
  expect(await hasMappings(database)).toBe(false);
  await rememberMapping(database, list, new Map([[0, 'email']]), 2);
  expect(await hasMappings(database)).toBe(true);
  await forgetMapping(database, list);
  expect(await hasMappings(database)).toBe(false);
});

test('another header, or none, offers nothing', async () => {
  const { database } = startLife();
  await rememberMapping(database, columns('Prénom', 'Mél'), new Map([[0, null]]), 1);
  expect(await rememberedMapping(database, columns('Mél', 'Prénom'))).toBeNull();
  await rememberMapping(database, columns('', ''), new Map([[0, 'email']]), 1);
  expect(await rememberedMapping(database, columns('', ''))).toBeNull();
});

test('choices add up, and a meaning follows its newest column', async () => {
  const { database } = startLife();
  const list = columns('a', 'b', 'c', 'd');
  await rememberMapping(
    database,
    list,
    new Map([
      [0, 'email'],
      [3, null],
    ] as const),
    1,
  );
  await rememberMapping(
    database,
    list,
    new Map([
      [1, 'email'],
      [2, 'labels'],
    ] as const),
    2,
  );
  expect((await rememberedMapping(database, list))?.meanings).toEqual(
    new Map([
      [3, null],
      [1, 'email'],
      [2, 'labels'],
    ]),
  );
});

test('the newest headers are remembered, and each can be forgotten', async () => {
  const { database } = startLife();
  const list = (count: number) => columns('courriel', `list ${count} x`);
  for (let count = 0; count <= maxMappings; count++)
    await rememberMapping(database, list(count), new Map([[1, null]]), count);
  expect(await database.mappings.count()).toBe(maxMappings);
  expect(await rememberedMapping(database, list(0))).toBeNull();
  await forgetMapping(database, list(1));
  expect(await rememberedMapping(database, list(1))).toBeNull();
  expect(await rememberedMapping(database, list(2))).not.toBeNull();
  await forgetMappings(database);
  expect(await database.mappings.count()).toBe(0);
});

test('the words of a header are not kept, only a digest', async () => {
  const { database } = startLife();
  await rememberMapping(database, columns('Salaire de Jean Dupont', 'Mél'), new Map([[0, null]]), 1);
  expect(await dump(database)).not.toMatch(/salaire|dupont/i);
});

test('what a page is about to remember, or to forget, is so for whoever asks it next', async () => {
  const { database } = startLife();
  const list = columns('Prénom', 'Mél');
  const chosen = new Map([[0, 'labels' as const]]);
  const remembering = rememberMapping(database, list, chosen, 1);
  expect(await rememberedMapping(database, list)).toEqual({ meanings: chosen });
  expect(wasChosenHere()).toBe(true);
  const forgetting = forgetMapping(database, list);
  expect(await rememberedMapping(database, list)).toBeNull();
  await Promise.all([remembering, forgetting]);
  const last = rememberMapping(database, list, chosen, 2);
  await Promise.all([last, forgetMappings(database)]);
  expect(await database.mappings.count()).toBe(0);
});
