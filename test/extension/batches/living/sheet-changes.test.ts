import { expect, test } from 'vitest';
import { carriedMeanings } from '../../../../extension/batches/living/carried-meanings.ts';
import { remembered } from '../../../../extension/batches/living/remembered-reading.ts';
import { sheetChanges } from '../../../../extension/batches/living/sheet-changes.ts';
import { readPeople } from '../../../../shared/reading/read-people.ts';
import type { Column } from '../../../../shared/reading/reading.ts';

const header = ['Nom', 'Prénom', 'E-mail', 'Groupe'];
const ada = ['Lovelace', 'Ada', 'ada@school.example.com', 'Physics'];
const alan = ['Turing', 'Alan', 'alan@school.example.com', 'Physics'];
const grace = ['Hopper', 'Grace', 'grace@school.example.com', 'Chemistry'];

/** What has changed between two states of a sheet, by the names of the people. */
function between(before: string[][], now: string[][]) {
  const first = readPeople({ kind: 'grid', cells: before });
  const next = readPeople({ kind: 'grid', cells: now });
  const meanings = carriedMeanings(first.columns, next.columns);
  const again = meanings ? readPeople({ kind: 'grid', cells: now }, { meanings }) : next;
  const { added, changed, corrected, gone, ...rest } = sheetChanges(remembered(first), remembered(again));
  return {
    added: added.map(({ person }) => person.email),
    changed: changed.map(({ key, fields, before, after }) => [
      key,
      ...fields.flatMap((field) => [field, before.person[field], after.person[field]]),
    ]),
    corrected: corrected.map(({ before, after }) => [before.person.email, after.person.email]),
    gone: gone.map(({ person }) => person.email),
    ...rest,
  };
}

const nothing = { added: [], changed: [], corrected: [], gone: [], lostFields: [], isUnlikely: false };

test('a sheet that nobody changed has no changes', () => {
  expect(between([header, ada, alan], [header, ada, alan])).toEqual(nothing);
});

test('who is new, changed and gone is told apart, with the fields that changed', () => {
  const married = ['King', 'Ada', 'ada@school.example.com', 'Physics | Algebra'];
  expect(between([header, ada, alan], [header, married, grace])).toEqual({
    ...nothing,
    added: ['grace@school.example.com'],
    changed: [
      ['ada@school.example.com', 'lastName', 'Lovelace', 'King', 'groups', ['Physics'], ['Physics', 'Algebra']],
    ],
    gone: ['alan@school.example.com'],
  });
});

test('another order of rows, of columns, of groups in a cell or of letters in an address is no change', () => {
  const turned = ([lastName = '', firstName = '', email = '', groups = '']: string[]) => [
    email.replace('school', 'SCHOOL'),
    groups.split(' | ').reverse().join(' | '),
    firstName,
    lastName,
  ];
  const both = ['Lovelace', 'Ada', 'ada@school.example.com', 'Physics | Algebra'];
  expect(between([header, both, alan, grace], [header, grace, alan, both].map(turned))).toEqual(nothing);
});

test('somebody who stands in the sheet twice, in contradiction, may stand there in another order', () => {
  const other = ['Byron', 'Ada', 'ada@school.example.com', 'Physics'];
  expect(between([header, ada, other, alan], [header, other, alan, ada])).toEqual(nothing);
  expect(between([header, ada, other, alan], [header, ada, alan]).changed).toHaveLength(1);
});

test('an address that looks corrected is shown as one, and only where the name leaves no doubt', () => {
  const corrected = ['Turing', 'Alan', 'alan.turing@school.example.com', 'Physics'];
  expect(between([header, ada, alan], [header, ada, corrected])).toEqual({
    ...nothing,
    corrected: [['alan@school.example.com', 'alan.turing@school.example.com']],
  });
  const namesake = ['Turing', 'Alan', 'a.t@school.example.com', 'Physics'];
  expect(between([header, ada, alan], [header, ada, corrected, namesake])).toMatchObject({
    corrected: [],
    added: ['alan.turing@school.example.com', 'a.t@school.example.com'],
    gone: ['alan@school.example.com'],
  });
});

test('who had no usable address before is new with one, and not missed without', () => {
  const broken = ['Hopper', 'Grace', 'grace', 'Chemistry'];
  expect(between([header, ada, alan, broken], [header, ada, alan, grace])).toEqual({
    ...nothing,
    added: ['grace@school.example.com'],
  });
  expect(between([header, ada, alan, broken], [header, ada, alan])).toEqual(nothing);
  expect(between([header, ada, alan, broken], [header, ada, alan, broken])).toEqual(nothing);
});

test('a column that is gone, or called something else, changes nobody: its field is not compared, which is said', () => {
  const without = (row: string[]) => row.slice(0, 3);
  expect(between([header, ada, alan], [header, ada, alan].map(without))).toEqual({
    ...nothing,
    lostFields: ['groups'],
  });
});

test('a column that is new fills what was empty', () => {
  const without = (row: string[]) => row.slice(0, 3);
  expect(between([header, ada, alan].map(without), [header, ada, alan]).changed).toEqual([
    ['ada@school.example.com', 'groups', [], ['Physics']],
    ['alan@school.example.com', 'groups', [], ['Physics']],
  ]);
});

test('a sheet without any of the people who were read is doubted, and so is an empty one', () => {
  expect(between([header, ada, alan], [header, grace])).toMatchObject({ isUnlikely: true });
  expect(between([header, ada, alan], [])).toMatchObject({ isUnlikely: true, gone: { length: 2 } });
  expect(between([header], [header, ada])).toMatchObject({ isUnlikely: false, added: ['ada@school.example.com'] });
});

const column = (index: number, name: string, meaning: Column['meaning']): Column => ({
  index,
  header: name,
  meaning,
  confidence: 1,
});

test('what the admin chose for a column goes with its header, wherever the column stands now', () => {
  const before = [column(0, 'Mél', 'email'), column(1, 'Divers', 'labels'), column(2, 'Nom', 'fullName')];
  const now = [column(0, 'NOM', 'lastName'), column(1, 'Divers', null), column(2, 'mel', 'email')];
  expect([...(carriedMeanings(before, now) ?? [])]).toEqual([
    [0, 'fullName'],
    [1, 'labels'],
    [2, 'email'],
  ]);
});

test('a column that the reader would now take for one that is known is neither', () => {
  const before = [column(0, 'Contact', 'email'), column(1, 'Nom', 'lastName')];
  const now = [column(0, 'Contact', null), column(1, 'Nom', 'lastName'), column(2, 'E-mail', 'email')];
  expect([...(carriedMeanings(before, now) ?? [])]).toEqual([
    [0, 'email'],
    [1, 'lastName'],
    [2, null],
  ]);
});

test('without a header the places hold as long as the addresses stand where they stood', () => {
  const before = [column(0, '', 'email'), column(1, '', 'labels')];
  expect([...(carriedMeanings(before, [column(0, '', 'email'), column(1, '', null)]) ?? [])]).toEqual([
    [0, 'email'],
    [1, 'labels'],
  ]);
  expect(carriedMeanings(before, [column(0, '', 'lastName'), column(1, '', 'email')])).toBeNull();
});

test('a header row that was deleted changes nobody', () => {
  expect(between([header, ada, alan, grace], [ada, alan, grace])).toEqual(nothing);
});

test('a new column for the addresses is the one that the reader found; without one nothing is carried', () => {
  const before = [column(0, 'Mail', 'email'), column(1, 'Nom', 'labels')];
  const now = [column(0, 'Adresse', 'email'), column(1, 'Nom', 'lastName')];
  expect([...(carriedMeanings(before, now) ?? [])]).toEqual([
    [0, 'email'],
    [1, 'labels'],
  ]);
  expect(carriedMeanings(before, now.slice(1))).toBeNull();
});

test('ten thousand people are compared at once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => [
    'Doe',
    `Person ${index}`,
    `p${index}@school.example.com`,
    '',
  ]);
  const edited = many.map((row, index) => (index % 1000 === 0 ? ['Roe', ...row.slice(1)] : row));
  expect(between([header, ...many], [header, ...edited.slice(5).reverse()]).changed).toHaveLength(9);
});
