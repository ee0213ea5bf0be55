import { describe, expect, it } from 'vitest';
import { tellsWho, withoutWho } from '../../../shared/people/tells-who.ts';

const person = { email: 'Jean.Dupont@example.org', lastName: 'Dupont', firstName: 'Jean' };

describe('a text tells who somebody is', () => {
  it.each([
    ['Jean Dupont.vcf', true],
    ['DUPONT, jean', true],
    ['mail to jean.dupont@EXAMPLE.org', true],
    ['Dupont family', false],
    ['Jeans.csv', false],
    ['', false],
  ])('%j: %s', (text, tells) => {
    expect(tellsWho(text, person)).toBe(tells);
  });

  it('with accents composed or apart, and never by a name that is missing', () => {
    const zoe = { email: '', lastName: 'Été', firstName: 'Zoé' };
    expect(tellsWho('ZOÉ ÉTÉ'.normalize('NFD'), zoe)).toBe(true);
    expect(tellsWho('anything', { email: '', lastName: '', firstName: '' })).toBe(false);
    expect(tellsWho('Dupont', { ...person, firstName: '' })).toBe(false);
  });
});

describe('a text without somebody', () => {
  it.each([
    ['Jean Dupont and 3 others', '… and 3 others'],
    ['jean.dupont@example.org', '…'],
    ['Staff of 2026', 'Staff of 2026'],
    ['Dupont family', 'Dupont family'],
  ])('%j is %j', (text, without) => {
    expect(withoutWho(text, person)).toBe(without);
  });

  it('takes signs of a name as they are', () => {
    const odd = { email: '', lastName: 'D(u)p.*t', firstName: 'J+$1' };
    expect(withoutWho('J+$1 D(u)p.*t, Dupont', odd)).toBe('…, Dupont');
  });

  it('keeps nothing of a text in which the names cannot be told apart from the rest', () => {
    const odd = { email: '', lastName: 'İnan', firstName: 'Ayşe' };
    expect(withoutWho('AYŞE i̇nan', odd)).toBe('…');
  });
});
