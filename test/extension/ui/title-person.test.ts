import { expect, test } from 'vitest';
import { titlePerson } from '../../../extension/ui/intake/title-person.ts';
import { readingOf } from '../people.ts';

test('a list is called after its first person with a name, else after its first address', () => {
  const addresses = [{ email: 'a@school.example.com' }, { email: 'b@school.example.com' }];
  const named = { email: 'jean@school.example.com', firstName: 'Jean', lastName: 'Dupont' };
  expect(titlePerson(readingOf([...addresses, named]).rows)).toEqual({ title: 'Jean Dupont', others: 2 });
  expect(titlePerson(readingOf(addresses).rows)).toEqual({ title: 'a@school.example.com', others: 1 });
  expect(titlePerson([])).toEqual({ title: null, others: 0 });
});

test('a name that cannot be sent, or that is a whole story, names no list', () => {
  const link = { email: 'eve@school.example.com', firstName: 'www.evil.example.com' };
  const long = { email: 'max@school.example.com', lastName: 'a word '.repeat(12) };
  const good = { email: 'ada@school.example.com', firstName: 'Ada' };
  expect(titlePerson(readingOf([link, long, good]).rows)).toEqual({ title: 'Ada', others: 2 });
  expect(titlePerson(readingOf([link, long]).rows)).toEqual({ title: 'eve@school.example.com', others: 1 });
});
