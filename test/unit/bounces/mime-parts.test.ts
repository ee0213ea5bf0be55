import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { mimeParts } from '../../../worker/bounces/mime-parts.ts';

const octets = (text: string) => new TextEncoder().encode(text);
const partsOf = (...lines: string[]) => mimeParts(octets(lines.join('\r\n')));

/** A mail of one part with these headers. */
const report = (headers: string[], ...body: string[]) => [
  'From: a@example.org',
  'Content-Type: multipart/report; report-type=delivery-status;',
  ' boundary="=_outer/1"',
  '',
  'This is read by nobody.',
  '--=_outer/1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Sorry.',
  '--=_outer/1  ',
  'Content-Type: Message/Delivery-Status; name="status.txt"',
  ...headers,
  '',
  ...body,
  '--=_outer/1',
  'Content-Type: message/rfc822',
  '',
  'Message-ID: <1@space.test>',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: message/delivery-status',
  '',
  'Action: delivered',
  '--inner--',
  '--=_outer/1--',
  'Content-Type: message/feedback-report',
];

describe('the parts of a mail', () => {
  it('are read as another reader reads them, whatever they are encoded in', async () => {
    const said = ['Reporting-MTA: dns; mx.example.net', '', 'Action: failed', 'Diagnostic-Code: smtp; 550 é = 100%'];
    const base64 = Buffer.from(said.join('\r\n')).toString('base64');
    const quoted = [
      'Reporting-MTA: dns; mx=',
      '.example.net',
      '',
      'Action: failed',
      'Diagnostic-Code: smtp; 550 =C3=A9 =3D 100%',
    ];
    const lines = (text: string) => text.split(/\r?\n/).join('\n').trim();
    for (const mail of [
      report(['Content-Transfer-Encoding: 8bit'], ...said),
      report(['Content-Transfer-Encoding: BASE64'], base64.slice(0, 40), base64.slice(40)),
      report(['Content-Transfer-Encoding: quoted-printable'], ...quoted),
    ]) {
      const { attachments } = await PostalMime.parse(mail.join('\r\n'), { attachmentEncoding: 'utf8' });
      const theirs = attachments.map(({ mimeType, content }) => [mimeType.toLowerCase(), lines(String(content))]);
      const ours = partsOf(...mail).map(({ mediaType, text }) => [mediaType, lines(text)]);
      expect(ours.slice(1)).toEqual(theirs);
      expect(ours.map(([type]) => type)).toEqual(['text/plain', 'message/delivery-status', 'message/rfc822']);
      expect(ours[1]?.[1]).toBe(said.join('\n'));
    }
  });

  it('within parts are found, but not without end', () => {
    const nested = (depth: number): string[] =>
      depth === 0
        ? ['Content-Type: message/delivery-status', '', 'Action: failed']
        : [
            `Content-Type: multipart/mixed; boundary=b${depth}`,
            '',
            `--b${depth}`,
            ...nested(depth - 1),
            `--b${depth}--`,
          ];
    expect(partsOf(...nested(2))).toEqual([{ mediaType: 'message/delivery-status', text: 'Action: failed' }]);
    expect(partsOf(...nested(500)).map(({ mediaType }) => mediaType)).toEqual(['multipart/mixed']);
  });

  it.each([
    ['nothing', [''], 'text/plain'],
    ['no headers', ['', 'Away.'], 'text/plain'],
    ['a multipart without a boundary', ['Content-Type: multipart/report', '', '--b', 'x'], 'multipart/report'],
    ['base64 that is none', ['Content-Type: a/b', 'Content-Transfer-Encoding: base64', '', '###'], 'a/b'],
  ])('of %s are the one that it is', (_, lines, mediaType) => {
    expect(partsOf(...lines)).toMatchObject([{ mediaType }]);
  });

  it('of a mail that breaks off go up to its end, and a line that only begins like a boundary is text', () => {
    const text = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: a/b',
      '',
      '--bc',
      '--b-',
      'end',
    ];
    expect(partsOf(...text)).toEqual([{ mediaType: 'a/b', text: '--bc\n--b-\nend' }]);
  });
});
