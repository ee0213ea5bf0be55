import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

function read(text: string) {
  return readPeople({ kind: 'text', text });
}

/** The columns that are used, as `header: meaning`. */
function used(text: string): string[] {
  return read(text)
    .columns.filter(({ meaning }) => meaning !== null)
    .map(({ header, meaning }) => `${header}: ${meaning}`);
}

function people(text: string): string[] {
  return read(text).rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`);
}

function leftovers(text: string): string[] {
  return read(text).leftovers.map((leftover) => `${leftover.place.line} ${leftover.text}`);
}

describe('headers of exports', () => {
  it.each([
    [
      'a number, a state or a date is not the person that it is about',
      'Contact ID,Email,First Name,Last Name,Employee No,Attendee Status,Member Rating,Group status\n1,j@x.org,Jean,Dupont,7,Attending,2,member',
      ['Email: email', 'First Name: firstName', 'Last Name: lastName'],
    ],
    [
      'a meeting has first and last moments',
      'Name,First Join,Last Leave,Email\nJean Dupont,10:00,11:00,j@x.org',
      ['Name: fullName', 'Email: email'],
    ],
    [
      'a code for a discount is no class',
      'Nom;Prénom;Code promo;Email participant\nDupont;Jean;NOEL;j@x.org',
      ['Nom: lastName', 'Prénom: firstName', 'Email participant: email'],
    ],
    ['the account is a company', 'Account Name,Email\nACME,j@x.org', ['Email: email']],
    [
      'parts of names are no names',
      'First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,Email\nJean,P.,Dupont,M.,Jr.,JJ,j@x.org',
      ['First Name: firstName', 'Last Name: lastName', 'Email: email'],
    ],
    [
      'a question',
      'What is your name?,Your email\nJean Dupont,j@x.org',
      ['What is your name?: fullName', 'Your email: email'],
    ],
  ])('%s', (_, text, expected) => {
    expect(used(text)).toEqual(expected);
  });

  it('are found above addresses that have no heading, below a title', () => {
    const cells = [['Annuaire'], [], ['Nom complet', 'Service'], ['Jean Dupont', 'RH', 'jean@x.org']];
    const { headerLine, rows, leftovers: left } = readPeople({ kind: 'grid', cells });
    expect(headerLine).toBe(3);
    expect(rows.map(({ person }) => [person.firstName, person.lastName, person.email])).toEqual([
      ['Jean', 'Dupont', 'jean@x.org'],
    ]);
    expect(left.map(({ text }) => text)).toEqual(['Annuaire']);
  });

  it('say which name stands first when the names do not', () => {
    expect(people('NOM Prénom;Mail\nZORG BLIP;a@x.org')).toEqual(['BLIP|ZORG|a@x.org']);
    expect(people('Prénom et nom;Mail\nZorg Blip;a@x.org')).toEqual(['Zorg|Blip|a@x.org']);
  });
});

describe('lists in several parts', () => {
  it('read each part by its own header', () => {
    const text =
      'Groupe A\nNom;Mail\nJean Dupont;j@x.org\n\nGroupe B\nMail;Nom;Prénom\nm@x.org;Curie;Marie\nl@x.org;Martin;Luc';
    expect(people(text)).toEqual(['Jean|Dupont|j@x.org', 'Marie|Curie|m@x.org', 'Luc|Martin|l@x.org']);
    expect(leftovers(text)).toEqual(['1 Groupe A', '2 Nom ; Mail', '5 Groupe B']);
  });

  it('take the table with the people for the list, not the one about the meeting', () => {
    const text =
      'Meeting ID,Topic,User Email,Participants\n123,Weekly,host@x.org,2\n\nName (Original Name),User Email,Guest\nMarie (Marie Curie),m@x.org,No\nJean Dupont,j@x.org,No';
    expect(read(text).headerLine).toBe(4);
    expect(people(text)).toEqual(['||host@x.org', 'Marie|Curie|m@x.org', 'Jean|Dupont|j@x.org']);
  });

  it('know a header by its words with a remark behind them', () => {
    const text =
      "Sujet,E-mail de l'utilisateur,Participants\nHebdo,host@x.org,1\n\nNom (nom original),E-mail de l'utilisateur,Invité\nMarie (Marie Curie),m@x.org,Non";
    expect(people(text)).toEqual(['||host@x.org', 'Marie|Curie|m@x.org']);
  });

  it('list headings and totals instead of making people of them', () => {
    expect(leftovers('Nom;Mail;Note\nJean Dupont;j@x.org;\nGroupe B;;\n3. Other people;;\nTotal;2;')).toEqual([
      '3 Groupe B',
      '4 3. Other people',
      '5 Total ; 2',
    ]);
  });
});

describe('columns without a header', () => {
  it('tell a whole name from what a person works for', () => {
    expect(people('Jean Dupont;ACME SA;j@x.org\nMarie Curie;Institut;m@x.org')).toEqual([
      'Jean|Dupont|j@x.org',
      'Marie|Curie|m@x.org',
    ]);
  });
});

describe('cells', () => {
  it('that say that there is no address are no address', () => {
    for (const cell of ['-', 'N/A', 'néant', 'pas de mail', 'aucun', 'non communiqué']) {
      expect(read(`Nom;Mail\nJean Dupont;${cell}`).rows[0]?.problems.map(({ code }) => code)).toEqual([
        'address-missing',
      ]);
    }
  });

  it('with a word before the address are not cut to another address', () => {
    expect(
      read('Nom;Mail\nD;jean dupont@x.org\nE;jean@x .org').rows.map(({ person, problems }) => [
        person.email,
        problems[0]?.code,
        problems[0]?.suggestion,
      ]),
    ).toEqual([
      ['jean dupont@x.org', 'address-invalid', undefined],
      ['jean@x .org', 'address-invalid', 'jean@x.org'],
    ]);
  });

  it('with addresses in a long text of another column show them', () => {
    const { rows, leftovers: left } = read(`Nom;Mail;Histoire\nD;j@x.org;${'un mot '.repeat(40)} p@x.org, q@x.org`);
    expect(rows[0]?.problems.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['address-other', 'p@x.org'],
      ['address-other', 'q@x.org'],
    ]);
    expect(left).toEqual([]);
  });

  it('do not repeat the address of their row', () => {
    const { rows } = read('Email,Display,UPN\nj@x.org,Jean Dupont (j@x.org),J@x.org\nm@x.org,M (mm@x.org),');
    expect(rows.map(({ problems }) => problems.map(({ evidence }) => evidence))).toEqual([[], ['M (mm@x.org)']]);
  });

  it('with tags in quotes are a list', () => {
    expect(read('Email,Tags\nj@x.org,"""VIP"",""Client A"""').rows[0]?.person.labels).toEqual(['VIP', 'Client A']);
  });

  it('of a shifted row show its address even if it is broken', () => {
    const { rows } = read('Nom,Prénom,Mail,Age\nCurie,Marie,m@x.org,12\nMartin,Luc,l@x.org,14\nLe,Goff,Anne,anne@x,13');
    expect(rows[2]?.problems.map(({ code, fault, evidence }) => [fault ?? code, evidence])).toEqual([
      ['domain-not-public', 'anne@x'],
      ['row-ragged', 'Le ; Goff ; Anne ; anne@x ; 13'],
    ]);
  });

  it('keep what stands behind a name in sight', () => {
    const { rows } = read(
      'Nom;Mail\nJean DUPONT (RH);j@x.org\nClaire DUPONT née MARTIN;c@x.org\nCURIE - Marie;m@x.org',
    );
    expect(
      rows.map(({ person, problems }) => [person.firstName, person.lastName, ...problems.map((one) => one.evidence)]),
    ).toEqual([
      ['Jean', 'DUPONT', 'Jean DUPONT (RH)'],
      ['Claire', 'DUPONT', 'Claire DUPONT née MARTIN'],
      ['Marie', 'CURIE'],
    ]);
  });
});
