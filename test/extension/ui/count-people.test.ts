import { expect, test } from 'vitest';
import { countPeople, sendableIn } from '../../../extension/ui/intake/count-people.ts';
import { people, readingOf } from '../people.ts';

test('who has no address, or one that cannot be used, is counted as somebody, not as somebody to be invited', () => {
  const reading = readingOf([...people(2), { lastName: 'Dupont' }, { email: 'ada(at)school' }]);
  expect([countPeople([reading]), sendableIn([reading])()]).toEqual([4, 2]);
});

test('who stands in two lists is one person to be invited', () => {
  const lists = [readingOf(people(2)), readingOf([{ email: 'PERSON1@school.example.com' }, { firstName: 'Ada' }])];
  expect([countPeople(lists), sendableIn(lists)()]).toEqual([3, 2]);
});
