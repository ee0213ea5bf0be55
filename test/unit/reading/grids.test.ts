import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { ColumnMeaning, Reading } from '../../../shared/reading/reading.ts';

const dupont = {
  lastName: 'Dupont',
  firstName: 'Jean',
  email: 'jean.dupont@gmail.com',
  labels: ['France', 'Région Nord'],
  sendCredentials: true,
  password: 'apozeiru',
  language: 'en',
  additionalInformation: 'photographe professionnel',
  groups: [],
};
const martin = {
  lastName: 'Martin',
  firstName: 'Christophe',
  email: 'christophe.martin@gmail.com',
  labels: [],
  sendCredentials: false,
  password: 'lmozeirp',
  language: 'fr',
  additionalInformation: 'numéro de matricule 5162',
  groups: ['50eeb008202607fb68d441cb', '34eeb008202607fb68d441aa'],
};
const twoLines = `Dupont, Jean, jean.dupont@gmail.com, France | Région Nord, 1, apozeiru, en, photographe professionnel
Martin, Christophe, christophe.martin@gmail.com,, 0, lmozeirp, fr, numéro de matricule 5162, 50eeb008202607fb68d441cb | 34eeb008202607fb68d441aa`;
const header =
  'last name, first name, e-mail, labels, send credentials (1/0), password, language, additional information, groups';
const frenchHeader =
  'Nom, Prénom, E-mail, Labels, Envoyer les identifiants (1/0), Mot de passe, Langue, Informations complémentaires, Groupes';

function read(text: string): Reading {
  return readPeople({ kind: 'text', text });
}

function people(text: string): string[] {
  return read(text).rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`);
}

function meanings(text: string): ColumnMeaning[] {
  return read(text).columns.map(({ meaning }) => meaning);
}

describe('the two lines of the template', () => {
  const tabs = (text: string) => text.replaceAll(/, ?/g, '\t');
  it.each([
    ['as they stand', twoLines],
    ['with the header', `${header}\n${twoLines}`],
    ['with the French header', `${frenchHeader}\n${twoLines}`],
    ['with semicolons', twoLines.replaceAll(',', ';')],
    ['with tabs', tabs(twoLines)],
    ['with tabs and the header', tabs(`${header}\n${twoLines}`)],
    ['with CR LF and a mark', `\ufeff${`${header}\n${twoLines}`.replaceAll('\n', '\r\n')}\r\n`],
    ['with CR alone', `${header}\n${twoLines}`.replaceAll('\n', '\r')],
    ['with sep=', `sep=;\n${twoLines.replaceAll(',', ';')}`],
  ])('import %s', (_, text) => {
    const { rows, leftovers } = read(text);
    expect(rows.map(({ person }) => person)).toEqual([dupont, martin]);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(leftovers).toEqual([]);
  });

  it.each([0, 1])('import one by one (line %i)', (index) => {
    expect(read(twoLines.split('\n')[index] ?? '').rows.map(({ person }) => person)).toEqual([[dupont, martin][index]]);
  });

  it('import from cells', () => {
    const cells = twoLines.split('\n').map((line) => line.split(','));
    expect(readPeople({ kind: 'grid', cells }).rows.map(({ person }) => person)).toEqual([dupont, martin]);
  });
});

describe('columns without a header', () => {
  it('a column of numbers before names is not the last name of the template', () => {
    const cells = [
      ['1', 'Anna Kowalska', 'anna@x.org', 'yes'],
      ['2', 'Dr. Ewa Wójcik', 'ewa@x.org', 'no'],
      ['3', 'van der Berg, Joost', 'joost@x.org', 'yes'],
    ];
    const { rows } = readPeople({ kind: 'grid', cells });
    expect(rows.map(({ person }) => [person.firstName, person.lastName])).toEqual([
      ['Anna', 'Kowalska'],
      ['Ewa', 'Wójcik'],
      ['Joost', 'van der Berg'],
    ]);
  });
});

describe('columns by their header', () => {
  it.each<[string, ColumnMeaning[]]>([
    ['Nom;Prénom;Mail\nDupont;Jean;j@x.org', ['lastName', 'firstName', 'email']],
    ['Nom;Mail\nDupont Jean;j@x.org', ['fullName', 'email']],
    ["NOM D'USAGE;PRÉNOM;MÉL;CLASSE\nDupont;Jean;j@x.org;6A", ['lastName', 'firstName', 'email', 'groups']],
    ['Name,Email\nJean Dupont,j@x.org', ['fullName', 'email']],
    ['Name,First name,Email\nDupont,Jean,j@x.org', ['lastName', 'firstName', 'email']],
    ['firstName,lastName,emailAddress\nJean,Dupont,j@x.org', ['firstName', 'lastName', 'email']],
    [
      'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required]\nJean,Dupont,j@x.org,secretsecret,/',
      ['firstName', 'lastName', 'email', 'password', null],
    ],
    [
      'username,firstname,lastname,email,cohort1,lang,password\njdu,Jean,Dupont,j@x.org,A,fr,secretsecret',
      [null, 'firstName', 'lastName', 'email', 'groups', 'language', 'password'],
    ],
    [
      'Given Name,Family Name,E-mail 1 - Value,E-mail 2 - Value,Group Membership\nJean,Dupont,j@x.org,j2@x.org,A ::: B',
      ['firstName', 'lastName', 'email', null, 'labels'],
    ],
    ['Élève;Parent email;E-mail\nJean Dupont;p@x.org;j@x.org', ['fullName', null, 'email']],
    [
      'Prénom;Nom;Email payeur;Email participant\nJean;Dupont;p@x.org;j@x.org',
      ['firstName', 'lastName', null, 'email'],
    ],
    [
      'Employee;Manager;Manager Email;Work Email\nJean Dupont;Marie Curie;m@x.org;j@x.org',
      ['fullName', null, null, 'email'],
    ],
    ['Primary Email,Secondary Email,Display Name\nj@x.org,k@x.org,Jean Dupont', ['email', null, 'fullName']],
    ['Login,Name\na@x.org,Jean Dupont', ['email', 'fullName']],
    ['E-mail,Contact\nJean Dupont,j@x.org\nMarie Curie,m@x.org', [null, 'email']],
    ['Vorname;Nachname;E-Mail-Adresse;Sprache\nJean;Dupont;j@x.org;de', ['firstName', 'lastName', 'email', 'language']],
    ['Nombre,Apellidos,Correo electrónico\nJuan,García,j@x.org', ['firstName', 'lastName', 'email']],
    ['Nome,Cognome,Email\nGianni,Rossi,g@x.org', ['firstName', 'lastName', 'email']],
    ['Email,Email\nj@x.org,k@x.org', ['email', null]],
  ])('%s', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it('are found below a title and blank lines, and the title is listed', () => {
    const reading = read('Liste des élèves 2026\n\n;;\nNom;Prénom;Courriel\nDupont;Jean;j@x.org');
    expect(reading.headerLine).toBe(4);
    expect(reading.leftovers).toEqual([{ place: { line: 1, column: 1 }, text: 'Liste des élèves 2026' }]);
  });

  it('repeated in the middle are not people', () => {
    expect(people('Nom;Mail\nJean Dupont;j@x.org\nNom;Mail\nMarie Curie;m@x.org')).toEqual([
      'Jean|Dupont|j@x.org',
      'Marie|Curie|m@x.org',
    ]);
  });

  it('can be changed by the admin', () => {
    const content = { kind: 'text', text: 'Dupont;Jean;j@x.org\nCurie;Marie;m@x.org' } as const;
    const reading = readPeople(content, {
      meanings: new Map<number, ColumnMeaning>([
        [0, 'firstName'],
        [1, 'lastName'],
      ]),
    });
    expect(reading.rows[0]?.person).toMatchObject({ firstName: 'Dupont', lastName: 'Jean' });
    expect(readPeople(content, { meanings: new Map([[0, null]]) }).rows[0]?.person.lastName).toBe('');
  });
});

describe('columns without a header', () => {
  it.each([
    [
      'Jean\tDupont\tjean.dupont@x.org\nMarie\tCurie\tmarie.curie@x.org',
      ['Jean|Dupont|jean.dupont@x.org', 'Marie|Curie|marie.curie@x.org'],
    ],
    ['DUPONT\tJean\tjd@x.org\nCURIE\tMarie\tmc@x.org', ['Jean|DUPONT|jd@x.org', 'Marie|CURIE|mc@x.org']],
    ['jean@x.org,Jean Dupont\nmarie@x.org,Marie Curie', ['Jean|Dupont|jean@x.org', 'Marie|Curie|marie@x.org']],
    ['j@x.org;Jean;Dupont\nm@x.org;Marie;Curie', ['Jean|Dupont|j@x.org', 'Marie|Curie|m@x.org']],
    ['| Nom | Mail |\n|---|---|\n| Jean Dupont | j@x.org |', ['Jean|Dupont|j@x.org']],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

describe('values', () => {
  it('understand yes and no, languages, and lists', () => {
    const { rows } = read(
      'email;send credentials;lang;tags;groups\na@x.org;oui;Français;A, B;C|D\nb@x.org;NON;fr-CA;"E; F";\nc@x.org;x;;;\nd@x.org;peut-être;klingon;;',
    );
    expect(rows.map(({ person }) => [person.sendCredentials, person.language, person.labels, person.groups])).toEqual([
      [true, 'fr', ['A', 'B'], ['C', 'D']],
      [false, 'fr', ['E', 'F'], []],
      [true, '', [], []],
      [null, 'klingon', [], []],
    ]);
    expect(rows[3]?.problems.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['language-unknown', 'klingon'],
      ['send-credentials-unclear', 'peut-être'],
    ]);
  });

  it('keep a row whose address is wrong or missing', () => {
    const { rows } = read('Nom,Prénom,Mail\nDupont,Jean,bad address\nCurie,Marie,\nDurand,Luc,"a@x.org; b@x.org"');
    expect(rows.map(({ problems }) => problems.map(({ code, fault }) => fault ?? code))).toEqual([
      ['no-at-sign'],
      ['address-missing'],
      ['several-addresses'],
    ]);
  });

  it('read a name or spelled-out address inside the e-mail cell', () => {
    expect(people('Service,Mail\nRH,Marie Curie <m@x.org>\nIT,paul [at] x.org\nIT,mailto:k@x.org')).toEqual([
      'Marie|Curie|m@x.org',
      '||paul@x.org',
      '||k@x.org',
    ]);
  });

  it('are freed of invisible characters, and it is shown', () => {
    const { rows } = read('Nom,Prénom,Mail\nDu\u200bpont,\u202eJean,j@x.org');
    expect(rows[0]?.person).toMatchObject({ lastName: 'Dupont', firstName: 'Jean' });
    expect(rows[0]?.problems.map(({ code, field }) => [code, field])).toEqual([
      ['text-repaired', 'lastName'],
      ['text-repaired', 'firstName'],
    ]);
  });

  it('of unused address columns are shown beside the person', () => {
    const { rows } = read('Nom,Email,Parent email\nJean Dupont,j@x.org,p@x.org\nMarie Curie,,q@x.org');
    expect(
      rows.map(({ problems }) => problems.map(({ code, evidence, suggestion }) => [code, evidence, suggestion])),
    ).toEqual([
      [['address-other', 'p@x.org', undefined]],
      [
        ['address-missing', '', 'q@x.org'],
        ['address-other', 'q@x.org', undefined],
      ],
    ]);
  });
});

describe('failed formulas', () => {
  it('are no values in any column, and are told where they stand', () => {
    const errors = ['#N/A', '#REF!', '#NOM?', '#NV', '#¡VALOR!', '#DIV/0!', '#WERT!', 'Err:502'];
    for (const error of errors) {
      const { rows } = read(
        `last name;first name;e-mail;groups;language\nDupont;Jean;j@x.org;Maths;fr\n${error};Zoé;z@x.org;${error};fr\nCurie;Marie;${error};Maths;fr`,
      );
      const [, zoe, marie] = rows;
      expect(zoe?.person).toMatchObject({ lastName: '', firstName: 'Zoé', email: 'z@x.org', groups: [] });
      expect(zoe?.problems).toEqual(
        ['lastName', 'groups'].map((field) => ({
          code: 'formula-failed',
          severity: 'warning',
          field,
          evidence: error,
        })),
      );
      expect(marie?.person.email).toBe('');
      expect(marie?.problems.map(({ code }) => code)).toEqual(['address-missing']);
    }
    const { rows } = read('name\te-mail\nJean Dupont\tj@x.org\n#N/A\tz@x.org\nZoé Petit\ty@x.org');
    expect(rows[1]?.problems.map(({ code, field }) => [code, field])).toEqual([['formula-failed', 'lastName']]);
  });

  it('are told from what people write with a hash', () => {
    const { rows } = read(
      'last name;first name;e-mail;groups\nDupont;Jean;j@x.org;#Maths!\nMartin;Zoé;z@x.org;#1\nCurie;Marie;m@x.org;#TEAM',
    );
    expect(rows.map(({ person }) => person.groups)).toEqual([['#Maths!'], ['#1'], ['#TEAM']]);
  });
});

describe('ragged rows', () => {
  it('never shift a password into another field', () => {
    const { rows } = read(
      'last name,first name,e-mail,password,language\nDupont,Jean,j@x.org,secretsecret,fr\nMartin,Jr,Paul,p@x.org,hunter2hunter2,fr\nCurie,Marie,m@x.org,x,y,swordfish99,fr',
    );
    expect(rows[0]?.person.password).toBe('secretsecret');
    for (const row of rows.slice(1)) {
      expect(JSON.stringify({ ...row, person: { ...row.person, password: '' } })).not.toMatch(/hunter2|swordfish/);
      expect(row.problems.map(({ code }) => code)).toContain('row-ragged');
    }
    expect(rows[2]?.person).toMatchObject({
      lastName: 'Curie',
      firstName: 'Marie',
      email: 'm@x.org',
      password: '',
      language: '',
    });
  });
});

describe('quotes', () => {
  it('hold delimiters and line ends', () => {
    const { rows } = read('Nom,Mail\r\n"Dupont,\r\nJean ""JJ""",j@x.org\r\nMarie Curie,m@x.org\r\n');
    expect(rows.map(({ place, person }) => [place.line, person.lastName, person.firstName])).toEqual([
      [2, 'Dupont', 'Jean "JJ"'],
      [4, 'Curie', 'Marie'],
    ]);
  });

  it('that never close spoil one line of a long file', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      index === 1 ? `"Broken,p${index}@x.org` : `Name,p${index}@x.org`,
    );
    const { rows } = read(`Nom,Mail\n${lines.join('\n')}`);
    expect(rows).toHaveLength(20_000);
    expect(rows.filter(({ problems }) => problems.some(({ code }) => code === 'text-repaired'))).toHaveLength(1);
  });
});
