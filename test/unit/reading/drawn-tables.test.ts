import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

const people = ['Ada|Lovelace|ada@x.org|', 'Grace|Hopper|grace@x.org|'];

/** People as `first|last|address|labels`, and the texts that are left over. */
function read(text: string): { people: string[]; leftovers: string[] } {
  const { rows, leftovers } = readPeople({ kind: 'text', text });
  return {
    people: rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}|${person.labels}`),
    leftovers: leftovers.map((leftover) => leftover.text),
  };
}

describe('tables that programs draw', () => {
  it.each([
    ['a database shell', '│ Name         │ Mail        │\n├──────────────┼─────────────┤', '│', '└──────┴──────┘'],
    ['Jira', '||Name||Mail||', '|', ''],
    ['DokuWiki', '^ Name ^ Mail ^', '|', ''],
    ['AsciiDoc', '|===\n|Name|Mail|', '|', '|==='],
    ['a text without a header', '', '|', ''],
    ['a text with a title', 'Participants', '|', ''],
    ['a text with another title', 'Inscrits au cours', '|', ''],
  ])('%s', (_, header, bar, foot) => {
    const rows = [`Ada Lovelace ${bar} ada@x.org`, `Grace Hopper ${bar} grace@x.org`];
    const text = [header, ...rows.map((row) => `${bar} ${row} ${bar}`), foot].filter((line) => line !== '').join('\n');
    expect(read(text).people).toEqual(people);
  });

  it('are told from passwords and names with such signs', () => {
    const { rows } = readPeople({
      kind: 'text',
      text: 'Nom;Prénom;Mail;Mot de passe\nRoy;Zoé;z@x.org;a│b||c^dE1\n||x||;Eve;e@x.org;^a^b^C12',
    });
    expect(rows.map(({ person }) => person.password)).toEqual(['a│b||c^dE1', '^a^b^C12']);
    const { rows: first } = readPeople({ kind: 'text', text: 'Mot de passe;Nom;Mail\n│a║b-c-d-1;Roy;z@x.org' });
    expect(first[0]?.person.password).toBe('│a║b-c-d-1');
  });

  it('have names in one column beside an empty one', () => {
    expect(read('Ada Lovelace;;ada@x.org\nGrace Hopper;;grace@x.org').people).toEqual(people);
    expect(read('Participants\t\t\n\tAda Lovelace\tada@x.org\n\tGrace Hopper\tgrace@x.org').people).toEqual(people);
  });

  it('have no column of their title', () => {
    expect(read('Noms\n;Lovelace;Ada;ada@x.org\n;Hopper;Grace;grace@x.org').people).toEqual(people);
  });
});

describe('files of calendars', () => {
  it('name those who are invited', () => {
    const text = 'ORGANIZER;CN=Ada Lovelace:mailto:ada@x.org\nATTENDEE;CN="Hopper, Grace";RSVP=TRUE:mailto:grace@x.org';
    expect(read(text).people).toEqual(people);
  });
});
