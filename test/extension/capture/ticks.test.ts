import { describe, expect, test } from 'vitest';
import { cellsWithout, readingWithout } from '../../../extension/capture/ticks.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

const cells = [
  ['Name', 'Mail'],
  ['Zoé Durand', 'zoe@school.example.com'],
  ['', 'no address at all'],
  ['Jo Petit', 'jo@school.example.com'],
  ['Zoé Durand', 'zoe@school.example.com'],
];

function addressesWithout(...rows: number[]): string[] {
  const reading = readPeople({ kind: 'grid', cells });
  return readingWithout(reading, new Set(rows)).rows.map(({ person }) => person.email);
}

describe('people who are unticked', () => {
  test('are left out, and those who stand elsewhere too only when they are left out everywhere', () => {
    expect(addressesWithout()).toEqual(['zoe@school.example.com', 'jo@school.example.com']);
    expect(addressesWithout(3)).toEqual(['zoe@school.example.com']);
    expect(addressesWithout(1)).toEqual(['zoe@school.example.com', 'jo@school.example.com']);
    expect(addressesWithout(1, 4)).toEqual(['jo@school.example.com']);
  });

  test('do not come back when what is kept of the list is read anew, where everybody else keeps their line', () => {
    const anew = readPeople({ kind: 'grid', cells: cellsWithout(cells, new Set([1, 4])) });
    expect(anew.rows.map(({ person, place }) => [person.email, place.line])).toEqual([['jo@school.example.com', 4]]);
    expect(anew.columns.map(({ meaning }) => meaning)).toEqual(['fullName', 'email']);
    expect(JSON.stringify(anew)).not.toContain('Durand');
  });

  test('take what stood in their rows along, and no other leftover', () => {
    const reading = readPeople({ kind: 'grid', cells });
    expect(reading.leftovers.map(({ place }) => place.line)).toEqual([3]);
    expect(readingWithout(reading, new Set([3])).leftovers).toEqual(reading.leftovers);
    expect(readingWithout(reading, new Set([2])).leftovers).toEqual([]);
  });
});
