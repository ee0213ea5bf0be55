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
  ['João do Nascimento', 'João|do Nascimento'],
  ['Ana Costa e Silva', 'Ana Costa|e Silva'],
  ['Nur binti Abdullah', 'Nur|binti Abdullah'],
  ['Jan de Vos', 'Jan|de Vos'],
  ["Jan van 't Hoff", "Jan|van 't Hoff"],
  ['Emma Lee', 'Emma|Lee'],
  ['Amy May', 'Amy|May'],
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

  it.each(['Le, Thi Mai', 'Ma, Jack', 'Ou, Li', 'Vos, Peter', 'de Vos, Jan', 'Du, Xi'])('%s', (name) => {
    const [last, first] = name.split(', ');
    const people = [`${first}|${last}|one@x.org`, 'Marie|Curie|two@x.org'];
    expect(read(`${name} <one@x.org>; Curie, Marie <two@x.org>`)).toEqual(people);
    expect(read(`one@x.org (${name})\ntwo@x.org (Curie, Marie)`)).toEqual(people);
  });

  it('are no part of the field behind them', () => {
    expect(read('Prénom : Thi Mai Nom : Le Mail : a@x.org')).toEqual(['Thi Mai|Le|a@x.org']);
    expect(read('Prénom : Thi Mai Nom : Dupont Votre mail : a@x.org')).toEqual(['Thi Mai|Dupont|a@x.org']);
    expect(read('Prénom : Jean Nom : User Email : a@x.org')).toEqual(['Jean||a@x.org']);
  });
});
