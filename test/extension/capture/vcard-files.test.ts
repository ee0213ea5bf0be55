import { expect, test } from 'vitest';
import { captureOf, cellsOf, problemOf } from './file-answers.ts';

const card = (...lines: string[]) => `BEGIN:VCARD\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`;

test('names come from N, else from FN; addresses, labels, language, organisation and telephone are taken along', async () => {
  const text =
    card(
      'VERSION:3.0',
      'N:Dupont;Jean;Marie;M.;',
      'FN:M. Jean Marie Dupont',
      'EMAIL;TYPE=INTERNET:jean@x.org',
      'CATEGORIES:Lyon\\, centre,Été',
    ) +
    card(
      'VERSION:4.0',
      'FN:Association des Amis',
      'EMAIL:amis@x.org',
      'LANG:fr',
      'ORG:Amis\\; et Cie;Bureau',
      'TEL;VALUE=uri:tel:+33-1',
    );
  expect(await cellsOf('a.vcf', text)).toEqual([
    ['last name', 'first name', 'full name', 'e-mail', 'labels', 'language', 'organisation', 'telephone'],
    ['Dupont', 'Jean', '', 'jean@x.org', 'Lyon, centre | Été', '', '', ''],
    ['', '', 'Association des Amis', 'amis@x.org', '', 'fr', 'Amis; et Cie, Bureau', '+33-1'],
  ]);
});

test('several addresses of one person stand in columns of their own, the preferred one first', async () => {
  const text =
    card('N:A;B', 'item1.EMAIL;type=INTERNET;type=HOME:home@x.org', 'item2.EMAIL;type=INTERNET;type=pref:work@x.org') +
    card('N:C;D', 'EMAIL;PREF=2:second@x.org', 'EMAIL;PREF=1:first@x.org', 'EMAIL:second@x.org') +
    card('N:E;F', 'EMAIL;INTERNET;PREF:only@x.org');
  expect(await cellsOf('a.vcf', text)).toEqual([
    ['last name', 'first name', 'e-mail', 'e-mail 2'],
    ['A', 'B', 'work@x.org', 'home@x.org'],
    ['C', 'D', 'first@x.org', 'second@x.org'],
    ['E', 'F', 'only@x.org', ''],
  ]);
});

test('quoted-printable of vCard 2.1 is decoded in its character set, over several lines too', async () => {
  const text =
    card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8=',
      'vre;No=C3=ABl;;;',
      'EMAIL:noel@x.org',
    ) +
    card('VERSION:2.1', 'N;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:B=E9zier;Ana=EFs', 'EMAIL;INTERNET:anais@x.org') +
    card('VERSION:2.1', 'N;ENCODING=QUOTED-PRINTABLE;CHARSET=NOBODY-KNOWS:=C3=89;=', 'Luc', 'EMAIL:luc@x.org');
  expect(await cellsOf('a.vcf', text)).toEqual([
    ['last name', 'first name', 'e-mail'],
    ['Lefèvre', 'Noël', 'noel@x.org'],
    ['Bézier', 'Anaïs', 'anais@x.org'],
    ['É', 'Luc', 'luc@x.org'],
  ]);
});

test('lines are unfolded even where a character was cut in two', async () => {
  const [before, after] = [
    Buffer.from('BEGIN:VCARD\r\nFN:No\xc3', 'latin1'),
    Buffer.from('\r\n \xabl\r\nEMA\r\n\tIL:a@x.org\r\nEND:VCARD', 'latin1'),
  ];
  expect(await cellsOf('a.vcf', Buffer.concat([before, after]))).toEqual([
    ['full name', 'e-mail'],
    ['Noël', 'a@x.org'],
  ]);
});

test('cards in windows-1252 and in UTF-16 are read, and the encoding is told', async () => {
  const text = card('VERSION:2.1', 'N:Prévôt;Élodie', 'EMAIL:elodie@x.org');
  const windows = await captureOf('a.vcf', Buffer.from(text, 'latin1'));
  expect(windows.notes).toMatchObject([{ kind: 'encoding', encoding: 'windows-1252' }]);
  const wide = await captureOf('a.vcf', Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect(wide.notes).toMatchObject([{ kind: 'encoding', encoding: 'utf-16le' }]);
  for (const { parts } of [windows, wide]) {
    expect(parts[0]?.content).toMatchObject({ cells: [expect.anything(), ['Prévôt', 'Élodie', 'elodie@x.org']] });
  }
});

test('pictures, quoted parameters and escapes do not disturb', async () => {
  const picture = ['PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ', ' EMAIL:no@x.org', ' ====', 'BASE64EMAIL'];
  const text = card('N:O\\;Neil;Zo\\, e\\nva', 'X-A;P="a:b;c":EMAIL:no@x.org', ...picture, 'EMAIL;X="a:b":a@x.org');
  expect(await cellsOf('a.vcf', text)).toEqual([
    ['last name', 'first name', 'e-mail'],
    ['O;Neil', 'Zo, e\nva', 'a@x.org'],
  ]);
});

test('cards without an address are left out and counted', async () => {
  const text =
    card('N:A;B', 'TEL:1') + card('FN:Group', 'KIND:group') + card('N:C;D', 'EMAIL:c@x.org') + card('FN:E', 'EMAIL: ');
  const { notes, parts } = await captureOf('a.vcf', text);
  expect(notes).toEqual([{ kind: 'cards-without-address', count: 3, first: 'B A' }]);
  expect(parts[0]?.content).toMatchObject({ cells: { length: 2 } });
  expect(await problemOf('a.vcf', card('FN:Jean'))).toEqual({
    code: 'file-without-addresses',
    cards: 1,
    first: 'Jean',
  });
});

test('a card that never ends is read, and so is the one after it', async () => {
  const text = 'BEGIN:VCARD\nN:A;B\nEMAIL:a@x.org\nBEGIN:VCARD\rN:C;D\rEMAIL:c@x.org';
  expect(await cellsOf('a.vcf', text)).toMatchObject({ length: 3 });
});

test('the labels that address books give to everybody are no labels', async () => {
  const text = card('FN:A', 'EMAIL:a@x.org', 'CATEGORIES:myContacts,* starred,Chorale');
  expect((await cellsOf('a.vcf', text))[1]).toEqual(['A', 'a@x.org', 'Chorale']);
});

test.each([
  ['parameters', `EMAIL${';a'.repeat(1_000_000)}`],
  ['quoted parameters', `EMAIL${';"a:b"'.repeat(500_000)}`],
  ['quotes', `EMAIL;${'"'.repeat(1_000_001)}`],
  ['escapes', `N:${'\\\\;'.repeat(500_000)}`],
  ['soft line ends', `N;ENCODING=QUOTED-PRINTABLE:${'=\n'.repeat(500_000)}`],
  ['folds', `N:${'\n '.repeat(500_000)}`],
])('a line of a million %s harms nobody but itself', async (_, line) => {
  const [, ...people] = await cellsOf('a.vcf', card(line, 'EMAIL:a@x.org') + card('FN:B', 'EMAIL:b@x.org'));
  expect(people).toHaveLength(2);
  expect(people[1]).toContain('b@x.org');
});

test('100,000 cards are read', async () => {
  const text = Array.from({ length: 100_000 }, (_, index) => card(`N:N${index};P`, `EMAIL:p${index}@x.org`)).join('');
  expect(await cellsOf('a.vcf', text)).toHaveLength(100_001);
}, 60_000);
