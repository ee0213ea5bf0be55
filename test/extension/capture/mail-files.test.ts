import { expect, test } from 'vitest';
import { answerOf, captureOf, problemOf } from './file-answers.ts';

const mail = (headers: string[], body = '') => `${headers.join('\r\n')}\r\n\r\n${body}`;
const textOf = async (name: string, content: string | Uint8Array, part = 0) => {
  const found = (await captureOf(name, content)).parts[part]?.content;
  return found?.kind === 'text' ? found.text : found;
};

test('the people of all headers are one list, each once, whatever the mail says', async () => {
  const text = mail([
    'From: =?utf-8?q?No=C3=ABl_Lef=C3=A8vre?= <noel@x.org>',
    'To: "Dupont, Jean" <jean@x.org>, anne@x.org,',
    '\t=?iso-8859-1?B?Suly9G1l?= <jerome@x.org>',
    'Cc: Team: bob@x.org, "Eve \\"the\\" Eve" <eve@x.org>;, jean@x.org',
    'Reply-To: noel@x.org',
    'Message-ID: <1@x.org>',
    'Subject: list@x.org',
  ]);
  expect(await textOf('a.eml', text)).toBe(
    [
      '"Noël Lefèvre" <noel@x.org>',
      '"Dupont, Jean" <jean@x.org>',
      'anne@x.org',
      '"Jérôme" <jerome@x.org>',
      'bob@x.org',
      '"Eve \\"the\\" Eve" <eve@x.org>',
      'jean@x.org',
      'noel@x.org',
    ].join('\n'),
  );
});

test('a header that is no proper list is handed on as it stands, so that no address of it is lost', async () => {
  const text = mail(['From: a@x.org', 'To: b@x.org c@x.org | d@x.org']);
  expect(await textOf('a.eml', text)).toContain('d@x.org');
  expect(await textOf('a.eml', text)).toContain('c@x.org');
});

test('the message is a part of its own, decoded', async () => {
  const text = mail(
    [
      'From: a@x.org',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
    ],
    'Voici la liste :\r\nAna=EFs <anais@x.org>\r\n',
  );
  const { kind, parts } = await captureOf('a.eml', text);
  expect(kind).toBe('mail');
  expect(parts.map(({ place }) => place.kind)).toEqual(['correspondents', 'message']);
  expect(await textOf('a.eml', text, 1)).toContain('Anaïs <anais@x.org>');
});

test('files inside of a mail are named, not opened', async () => {
  const text = mail(
    ['From: a@x.org', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
    '--b\r\n\r\nHello\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename="liste.csv"\r\n\r\nx@x.org\r\n--b--',
  );
  expect(await captureOf('a.eml', text)).toMatchObject({ notes: [{ kind: 'attachments', names: ['liste.csv'] }] });
});

test('a mail of parts inside of parts without end is refused', async () => {
  const depth = 1000;
  const parts = Array.from(
    { length: depth },
    (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
  );
  const text = mail(
    ['From: a@x.org', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b0'],
    parts.join(''),
  );
  expect(await problemOf('a.eml', text)).toMatchObject({ code: 'file-damaged', part: 'mail' });
});

test('a mail that is cut anywhere is never a crash', async () => {
  const text = mail(
    ['From: =?utf-8?B?Tm/Dq2w=?= <a@x.org>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
    '--b\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n--b--',
  );
  for (let length = 1; length < text.length; length += 1) {
    expect(await answerOf('a.eml', text.slice(0, length)), text.slice(0, length)).toBeDefined();
  }
});
