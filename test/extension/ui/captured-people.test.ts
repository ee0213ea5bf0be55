import { describe, expect, test } from 'vitest';
import type { CapturedList, Find } from '../../../extension/capture/captured-list.ts';
import {
  capturedPeople,
  everybody,
  filteredPeople,
  isTicked,
  leftOutParts,
  withTicks,
} from '../../../extension/ui/capture/captured-people.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

function find(row: number, where: string, doubt: Find['doubt'] = null): Find {
  return { row, where, how: 'text', doubt };
}

const list: CapturedList = {
  source: { kind: 'page', title: 'Team', url: 'https://school.example.com/team' },
  parts: [
    {
      heading: '',
      cells: [
        ['full name', 'e-mail'],
        ['Zoé Durand', 'zoe@school.example.com'],
        ['Jo Petit', 'jo@gmial.com'],
        ['Zoé Durand', 'zoe@school.example.com'],
      ],
      finds: [find(1, 'Footer', 'faint'), find(2, 'Secretary'), find(3, 'Headmistress')],
      leftOut: [],
    },
    {
      heading: 'Pupils',
      cells: [
        ['Mail', 'Nom', 'Prénom'],
        ['kim@school.example.com', 'LÉGER', 'Kim'],
      ],
      finds: [find(1, 'Pupils', 'name')],
      leftOut: [],
    },
  ],
  notes: [],
};

function peopleOf({ parts }: CapturedList) {
  return capturedPeople(
    list,
    parts.map(({ cells }) => readPeople({ kind: 'grid', cells })),
  );
}

function tickedOf(changed: CapturedList): string[] {
  const leftOut = leftOutParts(changed);
  return peopleOf(changed)
    .filter((person) => isTicked(person, leftOut))
    .map(({ address }) => address);
}

describe('captured people', () => {
  test('have a name, an address, and the place where they were found for sure', () => {
    const [zoe, jo, kim] = peopleOf(list);
    expect(zoe).toMatchObject({ name: 'Zoé Durand', rows: [1, 3], problem: null, find: { where: 'Headmistress' } });
    expect(jo).toMatchObject({ problem: { suggestion: 'jo@gmail.com' } });
    expect(kim).toMatchObject({ name: 'Kim LÉGER', part: 1, problem: { code: 'name-guessed' } });
  });

  test('are nobody while their part is being read', () => {
    expect(capturedPeople(list, [null, null])).toEqual([]);
  });

  test('are unticked and ticked again, wherever they stand', () => {
    const [zoe, jo] = peopleOf(list);
    if (!zoe || !jo) throw new Error('They were read.');
    const without = withTicks(list, [zoe], false);
    expect(without.parts.map(({ leftOut }) => leftOut)).toEqual([[1, 3], []]);
    expect(tickedOf(without)).toEqual(['jo@gmial.com', 'kim@school.example.com']);
    expect(tickedOf(withTicks(without, [zoe, jo], true))).toHaveLength(3);
    // The grids are the same ones, so that nothing is read anew.
    expect(without.parts[0]?.cells).toBe(list.parts[0]?.cells);
  });

  test('are found by parts of names without accents, of addresses and of places, and by doubt', () => {
    const people = peopleOf(list);
    const found = (query: string, isDoubtful = false) =>
      filteredPeople(people, { query, isDoubtful }).map(({ address }) => address);
    expect(filteredPeople(people, everybody)).toBe(people);
    expect(found('leger  KIM')).toEqual(['kim@school.example.com']);
    expect(found('secret')).toEqual(['jo@gmial.com']);
    expect(found('school')).toEqual(['zoe@school.example.com', 'kim@school.example.com']);
    expect(found('', true)).toEqual(['jo@gmial.com', 'kim@school.example.com']);
    expect(found('zoe', true)).toEqual([]);
  });
});
