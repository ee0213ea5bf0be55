import { expect, test } from 'vitest';
import { fieldFromText, fieldText, storedFields } from '../../../extension/batches/field-text.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

const person = {
  ...withoutPassword(emptyPerson()),
  lastName: 'Dupont',
  email: 'jean@school.example.com',
  labels: ['France', 'Région Nord'],
  sendCredentials: false,
  language: 'fr',
  additionalInformation: 'one\ntwo',
};

test('a field that is copied as text and pasted again is the same', () => {
  const pasted = storedFields.map((field) => fieldFromText(field, fieldText(person, field)));
  expect(Object.assign({}, ...pasted)).toEqual(person);
});

test('texts are understood as the reader understands cells', () => {
  expect(fieldFromText('labels', 'A; B')).toEqual({ labels: ['A', 'B'] });
  expect(fieldFromText('sendCredentials', 'oui')).toEqual({ sendCredentials: true });
  expect(fieldFromText('language', 'Français')).toEqual({ language: 'fr' });
  expect(fieldFromText('email', ' Ada@SCHOOL.example.com ')).toEqual({ email: 'Ada@school.example.com' });
  expect(fieldFromText('email', 'ada@school')).toEqual({ email: 'ada@school' });
  expect(fieldFromText('lastName', 'de\nla Tour')).toEqual({ lastName: 'de la Tour' });
});

test('an empty text clears, an unclear answer sets nothing', () => {
  expect(fieldFromText('sendCredentials', '')).toEqual({ sendCredentials: null });
  expect(fieldFromText('sendCredentials', 'perhaps')).toEqual({});
  expect(fieldFromText('groups', ' ')).toEqual({ groups: [] });
});
