import { expect, test } from 'vitest';
import { nameFromAddress } from '../../../shared/people/name-from-address.ts';

test.each([
  ['jean.dupont@x.org', 'Jean', 'Dupont'],
  ['JEAN.DUPONT@x.org', 'Jean', 'Dupont'],
  ['dupont.jean@x.org', 'Jean', 'Dupont'],
  ['jean_dupont@x.org', 'Jean', 'Dupont'],
  ['jean-pierre.dupont@x.org', 'Jean-Pierre', 'Dupont'],
  ['jean.de.la.tour@x.org', 'Jean', 'de la Tour'],
  ['marie-durand@x.org', 'Marie', 'Durand'],
  ['jean.dupont+list@x.org', 'Jean', 'Dupont'],
  ['jean.dupont42@x.org', 'Jean', 'Dupont'],
])('%s shows %s %s', (address, firstName, lastName) => {
  expect(nameFromAddress(address)).toEqual({ firstName, lastName });
});

test.each([
  'jdupont@x.org',
  'j.dupont@x.org',
  'info@x.org',
  'contact.service@x.org',
  'blue-sky@x.org',
  'jean.dupont.a@x.org',
  'a1b2.c3d4@x.org',
  'jean..dupont@x.org',
  '@x.org',
  'jean.dupont',
  '',
])('%j shows no name', (address) => {
  expect(nameFromAddress(address)).toBeNull();
});
