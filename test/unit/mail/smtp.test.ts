import { describe, expect, it } from 'vitest';
import { SmtpFailure } from '../../../worker/mail/smtp/smtp-failure.ts';
import { replyCodes, takeReply } from '../../../worker/mail/smtp/smtp-reply.ts';
import { smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';

describe('a reply', () => {
  it.each([
    ['250 ok\r\n', 250, ['ok'], ''],
    ['250\r\n', 250, [''], ''],
    ['250-a\r\n250-b\r\n250 c\r\n354 go', 250, ['a', 'b', 'c'], '354 go'],
    ['220 bare line feed\n', 220, ['bare line feed'], ''],
    ['250 one\r\n250 two\r\n', 250, ['one'], '250 two\r\n'],
  ])('is read from %j', (received, code, lines, rest) => {
    expect(takeReply(received)).toEqual({ reply: { code, lines }, rest });
  });

  it.each(['', '25', '250 ok', '250-a\r\n', '250-a\r\n250 b'])('is waited for after %j', (received) => {
    expect(takeReply(received)).toBeNull();
  });

  it.each(['hello\r\n', '2500 ok\r\n', '250-a\r\n251 b\r\n', '\r\n', 'x'.repeat(70_000), `250-${'x'.repeat(70_000)}`])(
    'is not in %.20j',
    (received) => {
      expect(() => takeReply(received)).toThrow(SmtpFailure);
    },
  );

  it.each([
    ['451 4.3.2 try later', '451 4.3.2'],
    ['550 5.1.1 <jean@example.org> is unknown', '550 5.1.1'],
    ['550 jean@example.org is unknown', '550'],
    ['550 5.1.1jean@example.org', '550'],
    ['250 OK', '250'],
  ])('is noted without its words: %j', (line, noted) => {
    const taken = takeReply(`${line}\r\n`);
    expect(taken && replyCodes(taken.reply)).toBe(noted);
  });
});

describe('the setting SMTP_URL', () => {
  it.each([
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, implicitTls: false, loopback: false }],
    ['smtps://mail.example.org', { port: 465, implicitTls: true }],
    ['smtp://mail.example.org:2525', { port: 2525 }],
    ['smtp://localhost:1025', { host: 'localhost', loopback: true }],
    ['smtp://127.0.0.1:25', { port: 25, loopback: true }],
    ['smtp://[::1]:1025', { host: '::1', loopback: true }],
    [
      'smtps://me%40example.org:p%3A%40%2F@mail.example.org',
      { credentials: { user: 'me@example.org', password: 'p:@/' } },
    ],
    ['smtp://10.example.org', { loopback: false }],
  ])('names a server: %s', (url, server) => {
    expect(smtpServer(url)).toMatchObject(server);
  });

  it.each([
    ['smtp://mail.example.org:25', 'use 587 or 465'],
    ['smtp://10.0.0.1', 'private network'],
    ['smtp://172.20.1.1', 'private network'],
    ['smtp://192.168.0.9:587', 'private network'],
    ['smtps://[fd00::1]', 'private network'],
    ['http://mail.example.org', 'smtp://'],
    ['smtp:mail.example.org', 'no host'],
  ])('is refused with a reason: %s', (url, reason) => {
    expect(() => smtpServer(url)).toThrow(reason);
  });
});
