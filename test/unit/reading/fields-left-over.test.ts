import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

describe('named fields that are not in the name', () => {
  it.each([
    ['of a name that stands beside the address', 'Nom : Dupont\nEve Roy <e@x.org>', 'Eve|Roy', ['Nom : Dupont']],
    ['but those that say the same', 'Nom : ROY\nPrénom : Eve\nEve Roy <e@x.org>', 'Eve|Roy', []],
    ['of two names below an address', 'e@x.org\nNom : Roy\nNom : Dupont', '|Dupont', ['Nom : Roy']],
    ['of two names on a line', 'Nom : Roy Nom : Dupont Mail : e@x.org', '|Roy', ['Nom: Dupont']],
    ['of parts of a whole name', '{"name": "Eve Roy", "lastName": "Roy", "email": "e@x.org"}', 'Eve|Roy', []],
    ['before the first field', 'Équipe Rouge - Nom : Roy Prénom : Eve Mail : e@x.org', 'Eve|Roy', ['Équipe Rouge']],
    ['but marks', '  - {"name": "Eve Roy", "group": "", "email": "e@x.org"}', 'Eve|Roy', []],
  ])('are left over: %s', (_, text, name, left) => {
    const { rows, leftovers } = readPeople({ kind: 'text', text });
    expect(rows.map(({ person }) => `${person.firstName}|${person.lastName}`)).toEqual([name]);
    expect(leftovers.map((leftover) => leftover.text)).toEqual(left);
  });
});

describe('titles without a name', () => {
  it('are left out, and not the words behind them', () => {
    const read = (text: string) => readPeople({ kind: 'text', text }).leftovers.map((leftover) => leftover.text);
    expect(read('M. : a@x.org\nMme <b@x.org>\nM. et Mme <c@x.org>')).toEqual([]);
    expect(read('Mr. To <a@x.org>')).toEqual(['Mr. To']);
  });
});
