import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

/** People as `first|last|address`, in order. */
function people(text: string): string[] {
  return readPeople({ kind: 'text', text }).rows.map(
    ({ person }) => `${person.firstName}|${person.lastName}|${person.email}`,
  );
}

function leftovers(text: string): string[] {
  return readPeople({ kind: 'text', text }).leftovers.map(
    (leftover) => `${leftover.place.line}:${leftover.place.column} ${leftover.text}`,
  );
}

describe('lists of addresses', () => {
  it.each([
    ['one a line', 'a@x.org\nb@x.org\r\nc@x.org', ['||a@x.org', '||b@x.org', '||c@x.org']],
    [
      'spaces, tabs, commas, semicolons, bars',
      'a@x.org b@x.org\tc@x.org,d@x.org;e@x.org|f@x.org',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `||${one}@x.org`),
    ],
    [
      'mail program',
      'Jean Dupont <jean@x.org>, "Curie, Marie" <m@y.org>, plain@z.org',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|m@y.org', '||plain@z.org'],
    ],
    [
      'Outlook',
      'DUPONT, Jean <jean@x.org>; MARTIN, Marie <marie@x.org>',
      ['Jean|DUPONT|jean@x.org', 'Marie|MARTIN|marie@x.org'],
    ],
    [
      'unquoted commas with commas between',
      'Dupont, Jean <jean@x.org>, Martin, Marie <marie@x.org>',
      ['Jean|Dupont|jean@x.org', 'Marie|Martin|marie@x.org'],
    ],
    [
      'folded header',
      'To: Jean <jean@x.org>,\n Marie <m@x.org>\nCc: d@x.org',
      ['Jean||jean@x.org', 'Marie||m@x.org', '||d@x.org'],
    ],
    ['group', 'Friends: a@x.org, Jo Bly <b@x.org>;', ['||a@x.org', 'Jo|Bly|b@x.org']],
    [
      'dots between name and address',
      'DUPONT Marie .......... a1@x.org\nJean Martin . . . . b2@x.org\nEve Roy… c3@x.org',
      ['Marie|DUPONT|a1@x.org', 'Jean|Martin|b2@x.org', 'Eve|Roy|c3@x.org'],
    ],
    ['a sentence that ends before the address', 'Bonjour. j.martin@x.org', ['||j.martin@x.org']],
    [
      'remarks behind names',
      'Anne Tour (Mme) - a1@x.org\nPaul Henri (Paris) : b2@x.org\nMme Roy (RH), c3@x.org\nRéunion (Paris) : d4@x.org',
      ['Anne|Tour|a1@x.org', 'Paul|Henri|b2@x.org', '|Roy|c3@x.org', '||d4@x.org'],
    ],
    [
      'comments',
      'jean@x.org (Jean Dupont), marie@x.org (Marie Curie)',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|marie@x.org'],
    ],
    [
      'encoded words',
      '=?UTF-8?Q?Ren=C3=A9e_Dup=C3=B4nt?= <r@x.org>, =?utf-8?B?Wm/DqSBCbHk=?= <z@x.org>',
      ['Renée|Dupônt|r@x.org', 'Zoé|Bly|z@x.org'],
    ],
    ['escaped quotes', '"Dupont, Jean \\"JJ\\"" <j@x.org>', ['Jean "JJ"|Dupont|j@x.org']],
    [
      'address as its own name',
      '"a@x.org" <a@x.org>, b@x.org <b@x.org>, c@x.org <mailto:c@x.org>',
      ['||a@x.org', '||b@x.org', '||c@x.org'],
    ],
    [
      'single quotes',
      "'Jean Dupont' <jean@x.org>; 'marie@x.org' <marie@x.org>",
      ['Jean|Dupont|jean@x.org', '||marie@x.org'],
    ],
    [
      'numbers and bullets',
      '1. Jean Dupont - jean@x.org\n2) Marie Curie: m@y.org\n• x@y.org\n- z@y.org',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|m@y.org', '||x@y.org', '||z@y.org'],
    ],
    [
      'names behind',
      'jean@x.org Jean Dupont\nmarie@x.org – Marie Curie\nj.martin@x.org, Jacques Martin',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|marie@x.org', 'Jacques|Martin|j.martin@x.org'],
    ],
    [
      'names behind on one line',
      'a@x.org, Jean Dupont, b@y.org, Marie Curie',
      ['Jean|Dupont|a@x.org', 'Marie|Curie|b@y.org'],
    ],
    [
      'names before on one line',
      'Jean Dupont, a@x.org, Marie Curie, b@y.org',
      ['Jean|Dupont|a@x.org', 'Marie|Curie|b@y.org'],
    ],
    [
      'cards',
      'Jean Dupont\nDirecteur\njean.dupont@x.org\n\nMarie Curie\nm.curie@x.org',
      ['Jean|Dupont|jean.dupont@x.org', 'Marie|Curie|m.curie@x.org'],
    ],
    [
      'chips',
      'Jean Dupont\njean@x.org\nMarie Curie\nmarie@x.org',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|marie@x.org'],
    ],
    ['mailto', 'mailto:a@x.org?cc=b@y.org,c@z.org&subject=Hello%20world', ['||a@x.org', '||b@y.org', '||c@z.org']],
    [
      'Markdown',
      '[Jean Dupont](mailto:jean@x.org), [m@y.org](mailto:m@y.org), **k@x.org**, _l@x.org_, `n@x.org`',
      ['Jean|Dupont|jean@x.org', '||m@y.org', '||k@x.org', '||l@x.org', '||n@x.org'],
    ],
    [
      'HTML',
      '<p><a href="mailto:j@x.org">Jean Dupont</a></p><p><a href="mailto:m@x.org">m@x.org</a></p>',
      ['Jean|Dupont|j@x.org', '||m@x.org'],
    ],
    [
      'prose',
      "Bonjour, merci d'inviter Jean Dupont (jean@x.org) et Marie Curie <marie@x.org> avant lundi.",
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|marie@x.org'],
    ],
    [
      'smart quotes and full-width signs',
      '“Jean Dupont” <jean＠x．org>；« Marie Curie » <m@x.org>',
      ['Jean|Dupont|jean@x.org', 'Marie|Curie|m@x.org'],
    ],
    [
      'spelled out',
      'jean [at] x [dot] org, marie (arobase) y.fr, paul at z dot org, luc arobase w point fr',
      ['||jean@x.org', '||marie@y.fr', '||paul@z.org', '||luc@w.fr'],
    ],
    ['entities', 'jean&#64;x.org, marie%40y.org', ['||jean@x.org', '||marie@y.org']],
    ['spaces round the sign', 'jean @ x.org\nmarie @gmail.com', ['||jean@x.org', '||marie@gmail.com']],
    ['invisible characters', 'j\u200bean\u00ad@x.org\u00a0\u202emarie@x.org', ['||jean@x.org', '||marie@x.org']],
    ['sentence ends', 'Write to jean@x.org. Or to marie@y.org!', ['||jean@x.org', '||marie@y.org']],
    ['links', 'https://x.org/?email=j@x.org and https://medium.com/@user', ['||j@x.org']],
    ['glued', 'j@x.org/m@y.org|k@z.org', ['||j@x.org', '||m@y.org', '||k@z.org']],
    [
      'companies behind names',
      'Jean Dupont - ACME <jean.dupont@x.org>, Marie Curie | Lab <m.curie@x.org>; "Luc Martin (RH)" <l@x.org>; "Anne Roy, Lyon" <anne.roy@x.org>',
      ['Jean|Dupont|jean.dupont@x.org', 'Marie|Curie|m.curie@x.org', 'Luc|Martin|l@x.org', 'Anne|Roy|anne.roy@x.org'],
    ],
    ['arrows', '- Jean Dupont → j@x.org\n- Marie Curie => m@x.org', ['Jean|Dupont|j@x.org', 'Marie|Curie|m@x.org']],
    [
      'fields on a line',
      'Nom: DUPONT Prénom: Jean Mail: j@x.org\nContact: Marie Curie, Tel: 01 02, E-mail: m@x.org',
      ['Jean|DUPONT|j@x.org', 'Marie|Curie|m@x.org'],
    ],
    [
      'JSON',
      '[{"name":"Jean Dupont","email":"j@x.org"},\n{\n"firstName": "Marie",\n"lastName": "Curie",\n"email": "m@x.org"}]',
      ['Jean|Dupont|j@x.org', 'Marie|Curie|m@x.org'],
    ],
    ['a route', 'Jean Dupont <@relay.org,@other.org:j@x.org>', ['Jean|Dupont|j@x.org']],
    [
      'quotes in quotes',
      '"Jean "JJ" Dupont" <j@x.org>, "Marie Curie" <m@x.org>',
      ['Jean "JJ"|Dupont|j@x.org', 'Marie|Curie|m@x.org'],
    ],
    ['several of one domain', '{jean, marie}@x.org', ['||jean@x.org', '||marie@x.org']],
    [
      'two lines of a small table',
      'DUPONT Jean, 6A, j@x.org\nCURIE Marie, 6B, m@x.org',
      ['Jean|DUPONT|j@x.org', 'Marie|CURIE|m@x.org'],
    ],
    ['column name on top', 'E-mail\na@x.org\nb@x.org', ['||a@x.org', '||b@x.org']],
    [
      'order of the list',
      'Zorg Blip <a@x.org>\nBlip Marie <b@x.org>\nDurand Julie <c@x.org>',
      ['Blip|Zorg|a@x.org', 'Marie|Blip|b@x.org', 'Julie|Durand|c@x.org'],
    ],
  ])('%s', (_, text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  it.each([
    ['jean@, x', 'jean@', 'domain-empty'],
    ['<@x.org>', '@x.org', 'local-part-empty'],
    ['a@@x.org', 'a@@x.org', 'several-at-signs'],
    ['b@localhost', 'b@localhost', 'domain-not-public'],
    ['"q q"@x.org', '"q q"@x.org', 'local-part-quoted'],
    ['see a@[1.2.3.4]', 'a@[1.2.3.4]', 'domain-literal'],
    ['rené@x.org', 'rené@x.org', 'local-part-character'],
    ['"eve@evil.org"@x.org', '"eve@evil.org"@x.org', 'local-part-quoted'],
    ['jean@x,org', 'jean@x,org', 'domain-label'],
    ['jean@gmаil.com', 'jean@gmаil.com', 'look-alike-character'],
  ])('keeps %s as a row that can be repaired', (text, email, fault) => {
    const { rows } = readPeople({ kind: 'text', text });
    expect(rows.map((row) => [row.person.email, row.problems[0]?.fault])).toEqual([[email, fault]]);
  });

  it('shows what was repaired, with the original', () => {
    const { rows } = readPeople({ kind: 'text', text: 'jean [at] x [dot] org' });
    expect(rows[0]?.problems).toEqual([
      { code: 'address-repaired', severity: 'note', field: 'email', evidence: 'jean [at] x [dot] org' },
    ]);
  });

  it('shows what several addresses of one domain came from', () => {
    const { rows } = readPeople({ kind: 'text', text: 'to {jean,marie}@x.org' });
    expect(rows.map(({ problems }) => problems.map(({ evidence }) => evidence))).toEqual([
      ['{jean,marie}@x.org'],
      ['{jean,marie}@x.org'],
    ]);
  });

  it('an address that is shown as another, which is shown as a third, is not lost', () => {
    const { rows, leftovers } = readPeople({ kind: 'text', text: 'x@y.org<you@<a@b' });
    const seen = JSON.stringify([rows, leftovers]);
    for (const address of ['x@y.org', 'you@', 'a@b']) expect(seen).toContain(address);
  });

  it('leaves templates alone', () => {
    expect(people('{{user}}@y.org, #{name}@x.org, {one}@z.org')).toEqual([]);
  });

  it('merges the same person, keeps every place, and shows what differs', () => {
    const { rows } = readPeople({ kind: 'text', text: 'Bob Bly <BOB@x.org>\nbob@X.ORG\nRob Bly <bob@x.org>' });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.person).toMatchObject({ email: 'BOB@x.org', firstName: 'Bob', lastName: 'Bly' });
    expect(rows[0]?.alsoAt).toEqual([
      { line: 2, column: 1 },
      { line: 3, column: 10 },
    ]);
    expect(rows[0]?.problems.map(({ code, field, evidence }) => [code, field, evidence])).toEqual([
      ['duplicate-merged', null, 'bob@x.org'],
      ['duplicate-conflict', 'firstName', 'Rob'],
    ]);
  });

  it('reads names whose letters were encoded twice, and gives the places of the original', () => {
    const text = 'FranÃ§ois DurÃ© <f@x.org>, dâ€™Arc Jeanne <j@x.org>, “CAFÉ” <c@x.org>';
    expect(people(text)).toEqual(['François|Duré|f@x.org', 'Jeanne|d’Arc|j@x.org', '|CAFÉ|c@x.org']);
    const { rows } = readPeople({ kind: 'text', text });
    expect(rows.map(({ place }) => place.column - 1)).toEqual(['f@', 'j@', 'c@'].map((at) => text.indexOf(at)));
  });

  it('reads capitals before a space that does not break as they stand', () => {
    const list = 'MÄKELÄ\xa0Matti <m@x.org>, LÃ\xa0Ana <a@x.org>';
    expect(people(list)).toEqual(['Matti|MÄKELÄ|m@x.org', 'Ana|LÃ|a@x.org']);
  });

  it('takes nobody who signs in to a machine for a person', () => {
    expect(
      people(
        'git clone git@github.com:acme/list.git\nhttps://jo:secret@host.org/x, jo@server.org:/tmp\nMail: zoe@x.org: Zoé',
      ),
    ).toEqual([expect.stringMatching(/zoe@x\.org$/)]);
    expect(people('https://x.org?to=mailto:jo@x.org\nzoe@x.org:/')).toEqual(['||jo@x.org', '||zoe@x.org']);
  });

  it('takes what a shared mailbox is called for its name, and not what announces an address', () => {
    const text = 'Équipe <a@x.org>\nService paie <b@x.org>\nContact: <c@x.org>\nMerci au service <d@x.org>';
    const { rows } = readPeople({ kind: 'text', text });
    expect(rows.map(({ person }) => `${person.firstName} ${person.lastName}`.trim())).toEqual([
      'Équipe',
      'Service paie',
      '',
      '',
    ]);
  });

  it('keeps another address that stands as the name of one', () => {
    const { rows } = readPeople({ kind: 'text', text: '"a@b.org via Forum" <c@d.org>' });
    expect(
      rows.map((row) => [row.person.email, row.problems.map(({ code, evidence }) => `${code} ${evidence}`)]),
    ).toEqual([['c@d.org', ['address-other a@b.org via Forum']]]);
  });

  it('gives the place in the original, whatever was repaired before it', () => {
    const { rows } = readPeople({
      kind: 'text',
      text: '\u200bjean (at) x.org\r\n  \u200b\u200bmarie@x.org\rluc@x.org',
    });
    expect(rows.map(({ place }) => place)).toEqual([
      { line: 1, column: 2 },
      { line: 2, column: 5 },
      { line: 3, column: 1 },
    ]);
  });
});

describe('what is nobody', () => {
  it('is listed with its place', () => {
    expect(leftovers('Équipe A\na@x.org\n\nsee you on Monday\nb@x.org 06 12 34 56 78')).toEqual([
      '1:1 Équipe A',
      '4:1 see you on Monday',
      '5:8 06 12 34 56 78',
    ]);
    expect(leftovers('nothing to read here, @nobody')).toEqual(['1:1 nothing to read here, @nobody']);
  });

  it('is not listed when it only decorates', () => {
    expect(leftovers('To: a@x.org;\n • b@x.org\n-----\n3) c@x.org et d@x.org\n\n***\n')).toEqual([]);
    expect(leftovers('')).toEqual([]);
  });
});
