import { expect, it } from 'vitest';
import { nameKey } from '../../../shared/people/name-key.ts';

it.each([
  ['Région Nord', 'REGION-NORD'],
  ['Région Nord', '  region   nord '],
  ['Région Nord', 'Re\u0301gion\u00a0Nord'],
  ['L’équipe', "l'equipe"],
  ['Ｇｒｏｕｐｅ １', 'groupe 1'],
  ['Groupe #1', 'Groupe 1'],
  ['1 + 1', '1 1'],
])('%s and %s are one name', (one, other) => {
  expect(nameKey(one) === nameKey(other)).toBe(true);
});

it.each([
  ['C', 'C++'],
  ['C++', 'C#'],
  ['A', 'A+'],
  ['★', '☆'],
  ['Groupe 1', 'Groupe 11'],
  ['Nord', 'Nörd 2'],
])('%s and %s are two names', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

it.each(['', '  ', '\u0301'])('%j has nothing to be seen', (name) => {
  expect(nameKey(name)).toBe('');
});

it.each(['\ufdfa', 'k', '+', '\u{1f600}'])('a thousand %j make a short key, cut between characters', (sign) => {
  const key = nameKey(`a${sign.repeat(1000)}`);
  expect(key.length).toBeLessThanOrEqual(400);
  expect(key.isWellFormed()).toBe(true);
});
