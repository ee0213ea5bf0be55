import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { messageOf, needsUtf8 } from '../../../worker/mail/mime/message.ts';
import { UnsafeText } from '../../../worker/mail/mime/unsafe-text.ts';
import type { OutgoingMail } from '../../../worker/mail/transport.ts';

const mail: OutgoingMail = {
  messageId: '0123456789abcdef01234567@space.test',
  date: Date.UTC(2026, 10, 2, 9, 5, 7),
  from: { name: 'Académie', address: 'rollcall@space.test' },
  to: { name: 'Jean Dupont', address: "O'Brien+x@example.org" },
  replyTo: null,
  unsubscribe: null,
  language: 'fr',
  subject: 'Bonjour',
  text: 'Texte',
  html: '<p>Texte</p>',
};

/** Text without the characters that may not stand in a header. */
const headerText = fc
  .string({ unit: 'grapheme', maxLength: 300 })
  .map((text) => text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, '').toWellFormed())
  .filter((text) => text === text.trim() && !/\s\s/.test(text));

function longestLine(message: string): number {
  return Math.max(...message.split('\r\n').map((line) => line.length));
}

describe('a message', () => {
  it('has the headers that a mail needs', () => {
    const [head = ''] = messageOf(mail).split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual([
      'Date: Mon, 02 Nov 2026 09:05:07 +0000',
      'From: =?UTF-8?B?QWNhZMOpbWll?= <rollcall@space.test>',
      'To: "Jean Dupont" <O\'Brien+x@example.org>',
      'Subject: Bonjour',
      'Message-ID: <0123456789abcdef01234567@space.test>',
      'Auto-Submitted: auto-generated',
      'Content-Language: fr',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative;',
      ' boundary="=_0123456789abcdef01234567spacetest"',
    ]);
  });

  it('has the button of RFC 8058 where there is something to end', () => {
    const message = messageOf({ ...mail, unsubscribe: 'https://space.test/unsubscribe/x' });
    expect(message).toContain('\r\nList-Unsubscribe: <https://space.test/unsubscribe/x>\r\n');
    expect(message).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  });

  it('is the same, octet for octet, each time it is written', () => {
    expect(messageOf({ ...mail })).toBe(messageOf(mail));
  });

  it('brings names and subject through whatever they are, in lines of 78 characters', async () => {
    await fc.assert(
      fc.asyncProperty(headerText, headerText, async (subject, name) => {
        const message = messageOf({ ...mail, subject, to: { ...mail.to, name } });
        const read = await PostalMime.parse(message);
        expect(read.subject ?? '').toBe(subject);
        expect(read.to?.[0]?.name).toBe(name);
        expect(read.to?.[0]?.address).toBe(mail.to.address);
        expect(message).toMatch(/^[\0-\x7f]*$/);
        expect(longestLine(message)).toBeLessThanOrEqual(78);
      }),
    );
  });

  it('keeps encoded words in lines of 76 characters, whatever octets their characters have (RFC 2047, 2)', () => {
    for (const start of ['', 'a', 'ab', 'abc']) {
      const [head = ''] = messageOf({ ...mail, subject: start + '\u{1F600}'.repeat(30) }).split('\r\n\r\n');
      expect(longestLine(head)).toBeLessThanOrEqual(76);
    }
  });

  it('brings texts through whatever they are, and none can end its part', async () => {
    const body = fc
      .string({ unit: 'binary', maxLength: 200 })
      .map((text) => text.replace(/\r\n?/g, '\n').toWellFormed());
    await fc.assert(
      fc.asyncProperty(body, body, async (text, html) => {
        const message = messageOf({ ...mail, text: `<${text}>`, html: `<${html}>` });
        const read = await PostalMime.parse(message);
        expect(read.text?.trimEnd()).toBe(`<${text}>`);
        expect(read.html?.trimEnd()).toBe(`<${html}>`);
        expect(read.attachments).toEqual([]);
        expect(longestLine(message)).toBeLessThanOrEqual(76);
      }),
    );
  });

  it('brings what looks like one of its own escapes through', async () => {
    const read = await PostalMime.parse(messageOf({ ...mail, text: 'a=41=\n=C3=A9', html: '<a href="?x=41">=3D</a>' }));
    expect(read.text).toBe('a=41=\n=C3=A9\n');
    expect(read.html?.trim()).toBe('<a href="?x=41">=3D</a>');
  });

  it('has no blank at the end of any line, which could be cut off on the way (RFC 2045, 6.7)', async () => {
    const text = 'Name \nTabbed\t\n\n-- \nEnd ';
    const message = messageOf({ ...mail, text, html: `<pre>${text}</pre>` });
    expect(message).not.toMatch(/[ \t]\r\n/);
    const read = await PostalMime.parse(message);
    expect(read.text).toBe(`${text}\n`);
    expect(read.html).toContain(`<pre>${text}</pre>`);
  });

  it.each([
    ['a line end in the subject', { subject: 'Hi\r\nBcc: v@example.org' }],
    ['a bare line feed in the subject', { subject: 'Hi\nBcc: v@example.org' }],
    ['a bare carriage return in the subject', { subject: 'Hi\rBcc: v@example.org' }],
    ['a NUL in the subject', { subject: 'Hi\0' }],
    ['a line separator in the subject', { subject: 'Hi\u2028Bcc: v' }],
    ['a line end in a name', { to: { name: 'Eve\r\nBcc: v@example.org', address: 'a@example.org' } }],
    ['a line end in an address', { to: { name: 'Eve', address: 'a@example.org\r\nBcc: v@example.org' } }],
    ['two addresses', { to: { name: '', address: 'a@example.org,b@example.org' } }],
    ['an angle bracket in an address', { to: { name: '', address: 'a@example.org> SIZE=1' } }],
    ['a blank in an address', { to: { name: '', address: 'a b@example.org' } }],
    ['no address', { to: { name: 'Eve', address: '' } }],
    ['a line end in the sender', { from: { name: '', address: 'a@example.org\nX: y' } }],
    ['a line end in the answer address', { replyTo: { name: 'E\nX: y', address: 'a@example.org' } }],
    ['a line end in the Message-ID', { messageId: 'a@b\r\nX: y' }],
    ['a line end in the language', { language: 'fr\r\nX: y' }],
  ])('is not written with %s', (_name, change) => {
    expect(() => messageOf({ ...mail, ...change })).toThrow(UnsafeText);
  });

  it('says nothing of the text that it refuses', () => {
    expect(() => messageOf({ ...mail, subject: 'secret\n' })).toThrow(/^unsafe text for Subject$/);
  });

  it('tells an address that cannot be written in ASCII', () => {
    expect(needsUtf8(mail)).toBe(false);
    expect(needsUtf8({ ...mail, to: { name: '', address: 'rené@example.org' } })).toBe(true);
    expect(needsUtf8({ ...mail, to: { name: 'René', address: 'rene@example.org' } })).toBe(false);
  });
});
