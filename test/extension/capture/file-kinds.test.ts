import { expect, test } from 'vitest';
import { captureOf, problemOf } from './file-answers.ts';
import { xlsxOf } from './xlsx-of.ts';
import { zipOf } from './zip-of.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const ole = (...names: string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names.map(utf16), Buffer.alloc(100)]);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['pdf', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3')],
  ['pdf', latin1('\n\n  %PDF-1.4')],
  ['image', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['image', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['image', latin1('GIF89a')],
  ['image', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
  ['image', latin1('\0\0\0\x18ftypheic')],
  ['rich-text', latin1('{\\rtf1\\ansi a@x.org}')],
  ['archive', latin1('\x1f\x8b\x08\0\0\0\0\0')],
  ['archive', zipOf([{ name: 'people.csv', content: 'a@x.org' }])],
  [
    'word',
    zipOf([
      { name: '[Content_Types].xml', content: '' },
      { name: 'word/document.xml', content: '' },
    ]),
  ],
  [
    'presentation',
    zipOf([
      { name: '[Content_Types].xml', content: '' },
      { name: 'ppt/presentation.xml', content: '' },
    ]),
  ],
  ['numbers', zipOf([{ name: 'Index/Document.iwa', content: '' }])],
  [
    'binary-workbook',
    zipOf([
      { name: '[Content_Types].xml', content: '' },
      { name: 'xl/workbook.bin', content: '' },
    ]),
  ],
  ['old-workbook', ole('Root Entry', 'Workbook')],
  ['old-workbook', ole('Root Entry', 'Book')],
  ['old-workbook', Buffer.from('0904060000001000', 'hex')],
  ['word', ole('Root Entry', 'WordDocument')],
  ['outlook-message', ole('Root Entry', '__substg1.0_0037001F')],
  ['xml-workbook', latin1('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
])('%s under the name of a CSV file is named for what it is', async (found, bytes) => {
  expect(await problemOf('list.csv', bytes)).toEqual({ code: 'file-not-a-list', found });
});

test('a text document of OpenDocument is no list', async () => {
  const content =
    '<d xmlns:o="o"><o:automatic-styles><n:text xmlns:n="n">,</n:text></o:automatic-styles><o:body><o:text/></o:body></d>';
  const odt = zipOf([
    { name: 'META-INF/manifest.xml', content: '<m/>' },
    { name: 'content.xml', content },
  ]);
  expect(await problemOf('list.ods', odt)).toEqual({ code: 'file-not-a-list', found: 'word' });
});

test('a workbook with a password asks for it to be taken off', async () => {
  expect(await problemOf('a.xlsx', ole('EncryptionInfo', 'EncryptedPackage'))).toEqual({ code: 'file-encrypted' });
  const manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
  const ods = zipOf([
    { name: 'META-INF/manifest.xml', content: manifest },
    { name: 'content.xml', content: 'noise' },
  ]);
  expect(await problemOf('a.ods', ods)).toEqual({ code: 'file-encrypted' });
});

const workbook = xlsxOf({ sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>' });

test.each([
  ['list.csv', 'csv', 'xlsx', workbook],
  ['list.XLS', 'xls', 'xlsx', workbook],
  ['list.xlsx', 'xlsx', 'text', 'Nom;E-mail\nDupont;a@x.org'],
  ['list.xls', 'xls', 'text', 'Nom\tE-mail\nDupont\ta@x.org'],
  ['list.txt', 'txt', 'vcard', 'BEGIN:VCARD\nFN:Jean\nEMAIL:a@x.org\nEND:VCARD'],
  ['mail.txt', 'txt', 'mail', 'Received: x\nFrom: a@x.org\nMIME-Version: 1.0\n\nHello'],
  ['list.eml', 'eml', 'text', 'a@x.org\nb@x.org'],
])('%s with other contents than its name says: .%s holds %s', async (name, extension, found, content) => {
  const capture = await captureOf(name, content);
  expect(capture.kind).toBe(found);
  expect(capture.notes).toContainEqual({ kind: 'other-kind', extension, found });
});

test.each(['people', 'people.CSV', 'people.tsv', 'people.txt', 'my.list.of.people.csv', '<b>\u202evsc.csv'])(
  'nothing is said about the name %j of a text',
  async (name) => {
    expect(await captureOf(name, 'Jean Dupont <a@x.org>\n')).toMatchObject({ kind: 'text', notes: [] });
  },
);

test.each(['From: Jean <a@x.org>', 'To: a@x.org; b@x.org', 'Subject: list\n\na@x.org', 'BEGIN: a@x.org'])(
  'a pasted mail header in a text file stays a text: %j',
  async (text) => {
    expect(await captureOf('list.txt', text)).toMatchObject({ kind: 'text' });
  },
);

test('the encoding is told with the words that show it, and repairs with a sample', async () => {
  const mac = await captureOf(
    'a.csv',
    Buffer.from('Nom;E-mail\nPrud\x8ehomme Ren\x8e;a@x.org\nB\x8eatrice;b@x.org', 'latin1'),
  );
  expect(mac.notes).toEqual([{ kind: 'encoding', encoding: 'macintosh', sample: 'Prudéhomme' }]);
  const windows = await captureOf('a.csv', Buffer.from('Nom;E-mail\nLaurent Prévôt;a@x.org', 'latin1'));
  expect(windows.notes).toEqual([{ kind: 'encoding', encoding: 'windows-1252', sample: 'Laurent Prévôt;a@x.org' }]);
  const twice = await captureOf('a.csv', 'Nom;E-mail\nStÃ©phane;a@x.org');
  expect(twice.notes).toMatchObject([{ kind: 'encoding-repaired', after: expect.stringContaining('Stéphane') }]);
});
