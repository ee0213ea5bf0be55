import { expect, test } from 'vitest';
import type { Find } from '../../../extension/capture/captured-list.ts';
import { withDoubts } from '../../../extension/capture/found-doubts.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

const reading = readPeople({
  kind: 'grid',
  cells: [
    ['full name', 'e-mail'],
    ['Zoé Durand', 'zoe@school.example.com'],
    ['Jo Petit', 'jo@school.example.com'],
    ['', 'info@school.example.com'],
    ['Zoé Durand', 'zoe@school.example.com'],
  ],
});
const find = (row: number, doubt: Find['doubt']): Find => ({ row, where: '', how: 'text', doubt });
const warned = (finds: Find[]) =>
  withDoubts(reading, finds).rows.map(({ problems }) =>
    problems.flatMap(({ code, severity }) => (severity === 'warning' ? code : [])),
  );

test('each doubt of a page is a warning of its row, which an edit of that field settles', () => {
  expect(warned([find(1, 'faint'), find(2, 'guessed')])).toEqual([
    ['address-faint'],
    ['address-guessed'],
    ['address-role'],
  ]);
  expect(withDoubts(reading, [find(2, 'name')]).rows[1]?.problems).toEqual([
    { code: 'name-guessed', severity: 'warning', field: 'lastName', evidence: 'jo@school.example.com' },
  ]);
});

test('who stands on a page twice is as sure as where it is sure', () => {
  expect(warned([find(1, 'faint'), find(4, null)])[0]).toEqual([]);
});

test('nothing is said twice of a shared mailbox, and nothing at all where there is no doubt', () => {
  expect(warned([find(3, 'name')])[2]).toEqual(['address-role']);
  expect(withDoubts(reading, [find(1, null)])).toBe(reading);
});
