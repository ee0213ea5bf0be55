import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { Reading } from '../../../shared/reading/reading.ts';

function read(text: string): Reading {
  return readPeople({ kind: 'text', text });
}

function people(text: string): string[] {
  return read(text).rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`);
}

describe('cells', () => {
  it('with letters that were encoded twice are read as they were, and it is shown; a password keeps each letter', () => {
    const { columns, rows } = read(
      'PrÃ©nom,Nom,Mot de passe,Mail\nFranÃ§ois,DURÃ‰,secrÃ©t1234,f@x.org\nJÃ¶rg,MÃœLLER,,j@x.org\nZoé,Œuvrard,,z@x.org',
    );
    expect(columns.map(({ header }) => header)).toEqual(['Prénom', 'Nom', 'Mot de passe', 'Mail']);
    expect(rows.map(({ person }) => [person.firstName, person.lastName])).toEqual([
      ['François', 'DURÉ'],
      ['Jörg', 'MÜLLER'],
      ['Zoé', 'Œuvrard'],
    ]);
    expect(rows[0]?.person.password).toBe('secrÃ©t1234');
    expect(rows.map(({ problems }) => problems.map(({ code, evidence }) => [code, evidence]))).toEqual([
      [
        ['text-repaired', 'FranÃ§ois'],
        ['text-repaired', 'DURÃ‰'],
      ],
      [
        ['text-repaired', 'JÃ¶rg'],
        ['text-repaired', 'MÃœLLER'],
      ],
      [],
    ]);
    expect(people('DurÃ©;FranÃ§ois;f@x.org\nMÃ¼ller;JÃ¶rg;j@x.org')).toEqual([
      'François|Duré|f@x.org',
      'Jörg|Müller|j@x.org',
    ]);
    expect(read('Nom,Mail\nFranÃ§ois DurÃ©,f@x.org').rows[0]?.problems).toMatchObject([
      { code: 'text-repaired', evidence: 'FranÃ§ois DurÃ©' },
    ]);
  });

  it('in single quotes, as in databases, are read without them', () => {
    const rows = [
      'INSERT INTO `users` (`id`, `last_name`, `first_name`, `email`) VALUES',
      "(1, 'Dupont', 'Zoé', 'zoe@x.org'),",
      "(2, 'O''Neil', 'Jo', 'jo@x.org'),",
      "(3, 'L\\'Hermite', 'Kim', 'kim@x.org');",
    ];
    const found = ['Zoé|Dupont|zoe@x.org', "Jo|O'Neil|jo@x.org", "Kim|L'Hermite|kim@x.org"];
    expect(people(rows.join('\n'))).toEqual(found);
    const cells = rows.slice(1).map((row) => row.replace(/^\(\d, |\)[,;]$/g, '').replaceAll("', '", "','"));
    const reading = read(["'nom','prenom','mail'", ...cells].join('\n'));
    expect(reading.columns.map(({ header: name, meaning }) => [name, meaning])).toEqual([
      ['nom', 'lastName'],
      ['prenom', 'firstName'],
      ['mail', 'email'],
    ]);
    expect(reading.rows.map(({ person, problems }) => [person.lastName, problems])).toEqual([
      ['Dupont', []],
      ["O'Neil", []],
      ["L'Hermite", []],
    ]);
    const { rows: marked } = read("nom\tmail\tmot de passe\nRoux\t'jo@x.org\t'secret12'");
    expect(marked[0]?.person.password).toBe("'secret12'");
    expect(people("nom,prenom,mail\n'Aziz,Jo,jo@x.org\n't Hooft,Kim,kim@x.org")).toEqual([
      "Jo|'Aziz|jo@x.org",
      "Kim|'t Hooft|kim@x.org",
    ]);
  });
});
