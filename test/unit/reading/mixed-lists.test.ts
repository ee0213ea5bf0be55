import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

/** People as `first|last|address`, in order, and what was not understood. */
function read(text: string): { people: string[]; left: string[] } {
  const { rows, leftovers } = readPeople({ kind: 'text', text });
  return {
    people: rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`),
    left: leftovers.map((leftover) => leftover.text),
  };
}

describe('people of a mail program beside a table', () => {
  const table = 'Nom\tMail\nDupont Jean\tjean@x.org\nRoy Eve\teve@x.org';
  const both = ['Jean|Dupont|jean@x.org', 'Eve|Roy|eve@x.org'];

  it('are read above it and below it', () => {
    expect(read(`Ann Lee <ann@x.org>\n${table}`).people).toEqual(['Ann|Lee|ann@x.org', ...both]);
    expect(read(`${table}\nAnn Lee <ann@x.org>`).people).toEqual([...both, 'Ann|Lee|ann@x.org']);
  });

  it('are read where the separator of the table stands between them', () => {
    const { people, left } = read('Nom;Prénom;Mail\nDupont;Jean;jean@x.org\nAnn Lee <ann@x.org>; Ben Roy <ben@x.org>');
    expect(people).toEqual(['Jean|Dupont|jean@x.org', 'Ann|Lee|ann@x.org', 'Ben|Roy|ben@x.org']);
    expect(left).toEqual([]);
  });

  it('are not seen in a line that says something about the list', () => {
    const { people, left } = read(`Contact : secretariat <office@x.org>\n${table}\nListe de Ann Lee, ann@x.org, merci`);
    expect(people).toEqual(both);
    expect(left).toHaveLength(2);
  });
});

describe('cards of fields', () => {
  const people = ['Jean|Dupont|jean@x.org', 'Zoé|Martin|zoe@x.org'];

  it('give their names to the address above them', () => {
    const cards = 'Mail : jean@x.org\nNom : Dupont\nPrénom : Jean\n\nMail : zoe@x.org\nNom : Martin\nPrénom : Zoé\n';
    expect(read(cards)).toEqual({ people, left: [] });
  });

  it('give them to the address below them, and nobody the name of a card without an address', () => {
    const cards = 'Nom : Dupont\nPrénom : Jean\nMail : jean@x.org\n\nNom : Martin\nPrénom : Zoé\nMail : zoe@x.org\n';
    expect(read(`${cards}\nNom : Petit\nPrénom : Jo`)).toEqual({ people, left: ['Nom : Petit', 'Prénom : Jo'] });
  });

  it('may have empty lines between their fields', () => {
    const text =
      'Nom : Dupont\n\nPrénom : Jean\n\nMail : jean@x.org\n\nNom : Martin\n\nPrénom : Zoé\n\nMail : zoe@x.org';
    expect(read(`Contact : info@x.org\n${text}`).people.slice(1)).toEqual(people);
  });

  it('may have two colons', () => {
    expect(read('Nom :: Dupont\nPrénom :: Jean\nMail :: jean@x.org').people).toEqual([people[0]]);
    expect(read('Nom :: Mart\nPrénom :: Anna\nMail :: zoe@x.org').people).toEqual(['Anna|Mart|zoe@x.org']);
  });

  it('of LDIF are told apart, with names in base64', () => {
    const jean = 'dn: uid=j,dc=x\nmail: jean@x.org\nsn: Dupont\ngivenName: Jean\n';
    const zoe = 'dn: uid=z,dc=x\nmail: zoe@x.org\nsn: Martin\ngivenName:: Wm/DqQ==\n';
    expect(read(`${jean}\n${zoe}`)).toEqual({ people, left: ['dn: uid=j,dc=x', 'dn: uid=z,dc=x'] });
    const named = `dn: uid=j,dc=x\ncn: Jean Dupont\nmail: jean@x.org\nsn: Dupont\n\n`;
    expect(read(`${named}dn: uid=z,dc=x\ncn:: Wm/DqSBNYXJ0aW4=\nmail: zoe@x.org\nsn: Martin`).people).toEqual(people);
  });
});

describe('names on the lines below their addresses', () => {
  const people = ['Jean|Dupont|j77@x.org', 'Zoé|Martin|q5@x.org', 'Kim|Lee|kk@x.org'];

  it.each([
    ['with empty lines between', 'j77@x.org\nJean Dupont\n\nq5@x.org\nZoé Martin\n\nkk@x.org\nKim Lee'],
    ['without', 'j77@x.org\nJean Dupont\nq5@x.org\nZoé Martin\nkk@x.org\nKim Lee\n'],
    ['below a title', 'Liste 3A\nj77@x.org\nJean Dupont\nq5@x.org\nZoé Martin\nkk@x.org\nKim Lee'],
  ])('are theirs, %s', (_, text) => {
    expect(read(text).people).toEqual(people);
  });

  it('are theirs with what else the person is called below', () => {
    const { people, left } = read('j77@x.org\nJean Dupont\nProfesseur\n\nq5@x.org\nZoé Martin\nEn 3A');
    expect(people).toEqual(['Jean|Dupont|j77@x.org', 'Zoé|Martin|q5@x.org']);
    expect(left).toEqual(['Professeur', 'En 3A']);
  });

  it('are not, where empty lines tell who belongs together', () => {
    const text = 'office@x.org\n\nJean Dupont\nj77@x.org\n\nZoé Martin\nq5@x.org\n\nAnne Roux';
    expect(read(text).people).toEqual(['||office@x.org', 'Jean|Dupont|j77@x.org', 'Zoé|Martin|q5@x.org']);
  });

  it.each(['office@x.org', 'q1@x.org'])('are not, where only the page ends below the last address (%s)', (first) => {
    const text = `${first}\nJean Dupont\nj77@x.org\nZoé Martin\nq5@x.org\n`;
    const people = [`||${first}`, 'Jean|Dupont|j77@x.org', 'Zoé|Martin|q5@x.org'];
    for (const end of ['Imprimer', 'Best regards', 'Mentions légales']) expect(read(text + end).people).toEqual(people);
  });

  it('are not, where the first address is a mailbox of many', () => {
    const text = 'office@x.org\nJean Dupont\nj77@x.org\nZoé Martin\nq5@x.org\nAnne Roux';
    expect(read(text).people).toEqual(['||office@x.org', 'Jean|Dupont|j77@x.org', 'Zoé|Martin|q5@x.org']);
  });

  it('are not, where the names above them fit better', () => {
    const text = 'office@x.org\nJean Dupont\njean.dupont@x.org\nZoé Martin\nzoe@x.org\nAnne Roux';
    expect(read(text).people).toEqual(['||office@x.org', 'Jean|Dupont|jean.dupont@x.org', 'Zoé|Martin|zoe@x.org']);
  });
});

it('names stand in quotes of any kind', () => {
  expect(read('‘Jean Dupont’ <jean@x.org>; ‹Zoé Martin› <zoe@x.org>').people).toEqual([
    'Jean|Dupont|jean@x.org',
    'Zoé|Martin|zoe@x.org',
  ]);
});

describe('lists of other scripts and countries', () => {
  it.each([
    [
      'Japanese commas and headers of mails',
      '宛先: 佐藤 花子 <hanako@x.jp>、田中 実 <minoru@x.jp>；鈴木 一郎 <ichiro@x.jp>',
      ['花子|佐藤|hanako@x.jp', '実|田中|minoru@x.jp', '一郎|鈴木|ichiro@x.jp'],
    ],
    ['names before bare addresses', '花子 hanako@x.jp、田中 minoru@x.jp', ['|花子|hanako@x.jp', '|田中|minoru@x.jp']],
    ['particles', 'أحمد بن سعيد <ahmed@x.org>', ['أحمد|بن سعيد|ahmed@x.org']],
    ['an Arabic header', 'الاسم\tالبريد الإلكتروني\nمحمد علي\tm@x.org', ['محمد|علي|m@x.org']],
    ['a Korean header', '성,이메일\n김,kim@x.kr', ['|김|kim@x.kr']],
    ['a Turkish header', 'Soyadı;E-posta\nYılmaz;y@x.tr', ['|Yılmaz|y@x.tr']],
    ['a Turkish name beside a family name', 'Ad;Soyad;E-posta\nXyl;Yılmaz;y@x.tr', ['Xyl|Yılmaz|y@x.tr']],
    ['a Korean name beside a family name', '성,이름,이메일\n김,민수,kim@x.kr', ['민수|김|kim@x.kr']],
    ['an Arabic name beside a family name', 'الاسم,اللقب,البريد\nمحمد,علي,m@x.org', ['محمد|علي|m@x.org']],
    ['a Greek name beside a family name', 'Όνομα;Επώνυμο;Email\nΓιώργος;Παπάς;p@x.gr', ['Γιώργος|Παπάς|p@x.gr']],
    ['a Czech name alone', 'Jméno;E-mail\nJan Novák;j@x.cz\nEva Malá;e@x.cz', ['Jan|Novák|j@x.cz', 'Eva|Malá|e@x.cz']],
    ['a Swedish name alone', 'Namn;E-post\nLars Svensson;lars@x.se', ['Lars|Svensson|lars@x.se']],
    [
      'Dutch particles in a column of their own',
      'Achternaam;Tussenvoegsel;Voornaam;E-mail\nBerg;van der;Jan;jan@x.nl\nSmit;;Eva;eva@x.nl',
      ['Jan|van der Berg|jan@x.nl', 'Eva|Smit|eva@x.nl'],
    ],
    [
      'telephone numbers behind names',
      'Jean Dupont 06 12 34 56 78 jean@x.org\nZoé Martin, +33 (0)6 11 22 33 44 zoe@x.org\nसीता शर्मा 0612345678 s@x.org',
      ['Jean|Dupont|jean@x.org', 'Zoé|Martin|zoe@x.org', 'सीता|शर्मा|s@x.org'],
    ],
  ])('with %s', (_, text, people) => {
    expect(read(text).people).toEqual(people);
  });

  it('are read without a column that the admin has left out', () => {
    const text = 'Achternaam;Tussenvoegsel;E-mail\nBerg;van der;jan@x.nl';
    const { rows } = readPeople({ kind: 'text', text }, { meanings: new Map([[1, null]]) });
    expect(rows.map(({ person }) => person.lastName)).toEqual(['Berg']);
  });
});
