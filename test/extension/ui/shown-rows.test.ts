import { describe, expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import type { StoredPerson, StoredRow } from '../../../extension/batches/stored-row.ts';
import { alikeKey, alikeSuggestions } from '../../../extension/ui/rows/alike-suggestions.ts';
import { rowNumber } from '../../../extension/ui/rows/list-facts.ts';
import { problemAfter } from '../../../extension/ui/rows/problem-after.ts';
import { nextOrder, type RowOrder, rankRows } from '../../../extension/ui/rows/row-order.ts';
import { shownRows } from '../../../extension/ui/rows/shown-rows.ts';
import { twinGroups } from '../../../extension/ui/rows/twin-groups.ts';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

function row(id: string, given: Partial<StoredPerson>, position = 0): StoredRow {
  const person = { ...emptyPerson(), email: `${id}@school.example.com`, ...given };
  const problems = checkPerson(person);
  return addedRow({ id, batchId: 'b', position, person: withoutPassword(person), problems, place: null });
}

const all = { filter: 'all', query: '', ranks: null, twins: new Set<string>(), kept: null } as const;
const ids = (rows: readonly StoredRow[]) => rows.map(({ id }) => id);
const list = [row('a', { lastName: 'Élan' }), row('b', { lastName: '' }), row('c', { lastName: 'dupont' })];

describe('searching', () => {
  test.each([
    ['', ['a', 'b', 'c']],
    ['  ELAN ', ['a']],
    ['dup school', ['c']],
    ['dup élan', []],
  ])('%j finds %j: any field, all words, without accents and case', (query, found) => {
    expect(ids(shownRows(list, { ...all, query }))).toEqual(found);
  });

  test('keeps the row that is being edited', () => {
    expect(ids(shownRows(list, { ...all, query: 'élan', kept: 'c' }))).toEqual(['a', 'c']);
  });
});

function ranksOf(rows: readonly StoredRow[], order: RowOrder): ReadonlyMap<string, number> {
  const steps = rankRows(rows, order);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

describe('ordering', () => {
  test('of a long list takes many short steps, and keeps rows that are equal in their order', () => {
    const long = Array.from({ length: 10_500 }, (_, at) =>
      row(`r${at}`, { lastName: `Name ${(at * 7919) % 100}` }, at),
    );
    const steps = [...rankRows(long, { by: 'lastName', descending: true })].length;
    expect(steps).toBeGreaterThan(10);
    const ranked = shownRows(long, { ...all, ranks: ranksOf(long, { by: 'lastName', descending: true }) });
    const expected = long.toSorted(({ person: a }, { person: b }) =>
      a.lastName === b.lastName ? 0 : a.lastName < b.lastName ? 1 : -1,
    );
    expect(ids(ranked)).toEqual(ids(expected));
  });

  test('goes by letters whatever their case and accents, empty cells last both ways', () => {
    const up = ranksOf(list, { by: 'lastName', descending: false });
    expect(ids(shownRows(list, { ...all, ranks: up }))).toEqual(['c', 'a', 'b']);
    const down = ranksOf(list, { by: 'lastName', descending: true });
    expect(ids(shownRows(list, { ...all, ranks: down }))).toEqual(['a', 'c', 'b']);
  });

  test('holds while rows are edited, and puts new ones last', () => {
    const ranks = ranksOf(list, { by: 'lastName', descending: false });
    const edited = [row('a', { lastName: 'Aa' }), ...list.slice(1), row('new', {})];
    expect(ids(shownRows(edited, { ...all, ranks }))).toEqual(['c', 'a', 'b', 'new']);
    expect(ids(shownRows(edited.slice(1), { ...all, ranks }))).toEqual(['c', 'b', 'new']);
  });

  test('a header stands for up, down and the order of the list', () => {
    const up = nextOrder(null, 'email');
    const down = nextOrder(up, 'email');
    expect([up?.descending, down?.descending, nextOrder(down, 'email')]).toEqual([false, true, null]);
    expect(nextOrder(down, 'lastName')).toEqual({ by: 'lastName', descending: false });
  });
});

describe('suggestions that are alike', () => {
  const parts = [
    [row('a', { email: 'jean@gmial.com' }), row('b', { email: 'zoe@GMIAL.com' }), row('c', { language: 'francais' })],
    [row('d', { email: 'karim@gmial.com' }), row('e', { email: 'anne@hotmial.com' })],
  ];
  const [first] = parts[0]?.[0]?.problems ?? [];

  test('are those of the same domain, over all parts of a list', () => {
    const alike = alikeSuggestions(parts).get((first && alikeKey(first)) ?? '');
    expect(alike?.value).toBe('gmail.com');
    expect(alike?.edits.map(({ rowId }) => rowId)).toEqual(['a', 'b', 'd']);
    expect(alike?.edits[2]?.patch).toEqual({ email: 'karim@gmail.com' });
  });

  test('are the same when they are asked for again', () => {
    alikeSuggestions(parts);
    expect(alikeSuggestions(parts).get((first && alikeKey(first)) ?? '')?.edits).toHaveLength(3);
  });

  test('are not shared by rows that are left out', () => {
    const left = parts.map((rows) => rows.map((each) => ({ ...each, excluded: true })));
    expect(alikeSuggestions(left).size).toBe(0);
  });
});

test('going to problems goes round, to the field that is wrong', () => {
  const rows = [row('a', { email: '' }), row('b', {}), row('c', { language: 'klingon' })];
  const at = (from: number, step: 1 | -1) => problemAfter(rows, from, step, () => false);
  expect(at(0, 1)).toEqual({ rowId: 'c', field: 'language' });
  expect(at(2, 1)).toEqual({ rowId: 'a', field: 'email' });
  expect(at(-1, -1)).toEqual({ rowId: 'c', field: 'language' });
  expect(problemAfter([row('b', {})], 0, 1, () => false)).toBeNull();
});

test('twins are grouped by their person, without those that were sent', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => row(id, { email: id === 'b' ? 'b@x.org' : 'Jean@x.org' }));
  const twins = new Set(['a', 'c', 'd']);
  expect(twinGroups(rows, twins, () => true)).toEqual([['a', 'c', 'd']]);
  expect(twinGroups(rows, twins, ({ id }) => id === 'a')).toEqual([]);
});

test('rows are numbered by where they stand, also after others were removed', () => {
  const rows = [row('a', {}, 0), row('c', {}, 2), row('d', {}, 7)];
  const starts = new Map([['b', { start: 1000, rows }]]);
  expect(rows.map((each) => rowNumber(starts, each))).toEqual([1001, 1002, 1003]);
});
