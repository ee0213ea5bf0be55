import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

/** People as `first|last|address`, and what is left over. */
function read(text: string): string[] {
  const { rows, leftovers } = readPeople({ kind: 'text', text });
  return [
    ...rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`),
    ...leftovers.map((leftover) => leftover.text),
  ];
}

const names = [
  ['Ma Long', 'Ma|Long'],
  ['Son Heung-min', 'Son|Heung-min'],
  ['You Li', 'You|Li'],
  ['Or Cohen', 'Or|Cohen'],
  ['John I Smith', 'John I|Smith'],
  ['John I. Smith', 'John I.|Smith'],
  ['John E Smith', 'John E|Smith'],
  ['Ma. Teresa Cruz', 'Ma. Teresa|Cruz'],
  ['Is. Clark', 'Is.|Clark'],
  ['Hon Wai', 'Hon|Wai'],
  ['Josep Puig i Cadafalch', 'Josep Puig|i Cadafalch'],
] as const;

describe('names that are words of sentences, too', () => {
  it.each(names)('%s', (name, split) => {
    const people = [`${split}|one@x.org`, 'Marie|Curie|two@x.org'];
    expect(read(`${name} <one@x.org>\nMarie Curie <two@x.org>`)).toEqual(people);
    expect(read(`${name} one@x.org\nMarie Curie two@x.org`)).toEqual(people);
    expect(read(`one@x.org (${name})\ntwo@x.org (Marie Curie)`)).toEqual(people);
    expect(read(`${name}\none@x.org\n\nMarie Curie\ntwo@x.org`)).toEqual(people);
  });

  it('stay words where the sentence goes on small', () => {
    expect(read('Ma collègue <a@x.org>\nou Jean Dupont <b@x.org>\nMon adresse : c@x.org')).toEqual([
      '||a@x.org',
      'Jean|Dupont|b@x.org',
      '||c@x.org',
      'Ma collègue',
      'Mon adresse',
    ]);
    expect(read('Bonjour. Jean Dupont <a@x.org>')).toEqual(['Jean|Dupont|a@x.org', 'Bonjour.']);
  });
});
