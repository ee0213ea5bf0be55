import { describe, expect, inject, it } from 'vitest';
import { smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import { arrivedFor, heardBy, ownDomain, scriptedServer, smtpUrl } from './mail-servers.ts';
import { impatient, local, mailTo, patient, sendTo, two } from './smtp-sending.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();

const real = smtpServer(smtpUrl);

describe('sending to a real mail server', () => {
  it('delivers several mails on one connection, byte for byte to their addresses', async () => {
    const domain = ownDomain();
    const addresses = [`jean.dupont@${domain}`, `O'Brien+tag@${domain}`, `UPPER.case@${domain}`];
    const results = await sendTo(
      real,
      addresses.map((address) => mailTo(address)),
    );
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    const arrived = await arrivedFor(domain);
    expect(arrived.map(({ to }) => to)).toEqual(addresses);
    expect(arrived.map(({ from }) => from)).toEqual(Array(3).fill('rollcall@space.test'));
    expect(new Set(arrived.map(({ session }) => session)).size).toBe(1);
  });

  it('brings a text through as it was, dots at the start of lines included', async () => {
    const domain = ownDomain();
    const text = ['.', '..', '.hidden', 'à la « ligne »   ', `${'long '.repeat(60)}end`, '=3D', 'From here'].join('\n');
    await sendTo(real, [mailTo(`a@${domain}`, { text, html: `<p>${'é'.repeat(500)}</p>` })]);
    const [mail] = await arrivedFor(domain);
    expect(mail?.read.text?.replace(/\n$/, '')).toBe(text);
    expect(mail?.read.html?.trim()).toBe(`<p>${'é'.repeat(500)}</p>`);
    expect(Math.max(...(mail?.raw ?? '').split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('settles refusals one by one and sends on', async () => {
    const domain = ownDomain();
    const locals = ['slow-down', 'nobody', 'first', 'busy', 'spam', 'second'];
    const results = await sendTo(
      real,
      locals.map((local) => mailTo(`${local}@${domain}`)),
    );
    expect(results).toEqual([
      { kind: 'temporary', reply: '451 4.3.2' },
      { kind: 'permanent', reply: '550 5.1.1' },
      { kind: 'accepted', reply: '250' },
      { kind: 'temporary', reply: '451 4.3.0' },
      { kind: 'permanent', reply: '554 5.7.1' },
      { kind: 'accepted', reply: '250' },
    ]);
    expect((await arrivedFor(domain)).map(({ to }) => to)).toEqual([`first@${domain}`, `second@${domain}`]);
  });

  it('waits when the server refuses the sender: that is our fault, not the person', async () => {
    const mail = mailTo(`a@${ownDomain()}`, { from: { name: '', address: 'banned@space.test' } });
    expect(await sendTo(real, [mail])).toEqual([{ kind: 'temporary', reply: '550 5.7.1' }]);
  });

  it('signs in with a password', async () => {
    const domain = ownDomain();
    const server = smtpServer(smtpUrl.replace('//', '//rollcall:s3cret%20%C3%A9@'));
    expect(await sendTo(server, [mailTo(`a@${domain}`)])).toMatchObject([{ kind: 'accepted' }]);
  });

  it('waits when the password is wrong', async () => {
    const server = smtpServer(smtpUrl.replace('//', '//rollcall:wrong@'));
    expect(await sendTo(server, [mailTo('a@example.org')])).toEqual([{ kind: 'temporary', reply: '535 5.7.8' }]);
  });

  it('uses STARTTLS with a server elsewhere, and TLS from the start where that is asked for', async () => {
    const domain = ownDomain();
    // Nothing but TLS tells this server from one elsewhere.
    const elsewhere = { ...real, host: 'localhost', loopback: false };
    const tlsFirst = smtpServer(`smtps://rollcall:s3cret%20%C3%A9@localhost:${inject('smtpsPort')}`);
    for (const server of [elsewhere, tlsFirst]) {
      expect(await sendTo(server, [mailTo(`a@${domain}`)])).toMatchObject([{ kind: 'accepted' }]);
    }
    expect((await arrivedFor(domain)).map(({ secure }) => secure)).toEqual([true, true]);
  });

  it('sends nothing to a server with a certificate of another name', async () => {
    const domain = ownDomain();
    const tlsFirst = smtpServer(`smtps://127.0.0.1:${inject('smtpsPort')}`);
    for (const server of [{ ...real, loopback: false }, tlsFirst]) {
      expect(await sendTo(server, [mailTo(`a@${domain}`)])).toEqual([{ kind: 'temporary', reply: 'tls-failed' }]);
    }
    expect(await arrivedFor(domain)).toEqual([]);
  });

  it('refuses to write what would break out of a header, and sends the neighbours', async () => {
    const domain = ownDomain();
    const victim = `victim@${ownDomain()}`;
    const results = await sendTo(real, [
      mailTo(`a@${domain}`, { subject: `Hi\r\nBcc: ${victim}` }),
      mailTo(`b@${domain}`, { to: { name: `Eve\nBcc: ${victim}`, address: `b@${domain}` } }),
      mailTo(`c@${domain}>\r\nRCPT TO:<${victim}`),
      mailTo(`d@${domain}`),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['permanent', 'permanent', 'permanent', 'accepted']);
    expect((await arrivedFor(domain)).map(({ to }) => to)).toEqual([`d@${domain}`]);
    expect(await arrivedFor(victim.slice(7))).toEqual([]);
  });

  it('begins nothing once it is told to stop', async () => {
    const transport = smtpTransport(real, 'space.test', patient);
    const results = await transport.send([mailTo('a@example.org')], AbortSignal.abort());
    await transport.close();
    expect(results).toEqual([]);
  });

  it('opens another connection after a hundred mails', async () => {
    const domain = ownDomain();
    await sendTo(
      real,
      Array.from({ length: 101 }, (_, index) => mailTo(`n${index}@${domain}`)),
    );
    const sessions = (await arrivedFor(domain)).map(({ session }) => session);
    expect(sessions).toHaveLength(101);
    expect(new Set(sessions).size).toBe(2);
    expect(new Set(sessions.slice(0, 100)).size).toBe(1);
  });
});

describe('sending to a mail server that behaves badly', () => {
  const temporary = (reply: string) => ({ kind: 'temporary', reply });

  it.each([
    ['says nothing at all', { CONNECT: 'silence' }, 'timeout'],
    ['hangs up at once', { CONNECT: 'close' }, 'closed'],
    ['speaks another protocol', { CONNECT: 'HTTP/1.1 400 Bad Request' }, 'not-smtp'],
    ['mixes codes in one reply', { EHLO: '250-scripted\r\n550 no' }, 'not-smtp'],
    ['stops talking in mid-session', { RCPT: 'silence' }, 'timeout'],
    ['hangs up in mid-session', { RCPT: 'close' }, 'closed'],
    ['hangs up before the data', { DATA: 'close' }, 'closed'],
  ])('waits when it %s, and says why', async (_name, script, why) => {
    const port = await scriptedServer(script);
    expect(await sendTo(local(port), two(), impatient)).toEqual([temporary(why)]);
  });

  it('waits when nobody listens', async () => {
    expect(await sendTo(local(1), two(), impatient)).toEqual([temporary('unreachable')]);
  });

  it('gives up on a reply without an end', async () => {
    const port = await scriptedServer({ EHLO: `250-${'x'.repeat(70_000)}` });
    expect(await sendTo(local(port), two(), impatient)).toEqual([temporary('not-smtp')]);
  });

  it.each([
    ['greets with', { CONNECT: '421 4.7.0 too many connections' }],
    ['answers the sender with', { MAIL: '421 4.7.0 too many mails' }],
  ])('stops when it %s 421', async (_name, script) => {
    const port = await scriptedServer(script);
    expect(await sendTo(local(port), two(), impatient)).toEqual([{ kind: 'temporary', reply: '421 4.7.0' }]);
  });

  it.each([
    ['goes silent', 'silence'],
    ['hangs up', 'close'],
    ['speaks nonsense', 'thanks!'],
  ])('does not know when it %s after the message', async (_name, MESSAGE) => {
    const port = await scriptedServer({ MESSAGE });
    expect(await sendTo(local(port), two(), impatient)).toEqual([{ kind: 'unknown', reply: null }]);
  });

  it('knows what a 550 says even if the server hangs up behind it', async () => {
    const port = await scriptedServer({ RCPT: '550 5.1.1 unknown', RSET: 'close' });
    const results = await sendTo(local(port), two(), impatient);
    expect(results).toEqual([{ kind: 'permanent', reply: '550 5.1.1' }, temporary('closed')]);
  });

  it('counts a mail as accepted when the connection dies behind the 250', async () => {
    const port = await scriptedServer({ MAIL: ['250 ok', 'close'] });
    const results = await sendTo(local(port), two(), impatient);
    expect(results).toEqual([{ kind: 'accepted', reply: '250' }, temporary('closed')]);
  });

  it('tells the server to forget a refused mail before it begins the next', async () => {
    const port = await scriptedServer({ RCPT: ['450 4.2.1 greylisted', '250 ok'] });
    expect(await sendTo(local(port), two(), impatient)).toMatchObject([
      { kind: 'temporary', reply: '450 4.2.1' },
      { kind: 'accepted' },
    ]);
    expect((await heardBy(port)).map((line) => line.split(' ')[0])).toEqual([
      'EHLO',
      'MAIL',
      'RCPT',
      'RSET',
      'MAIL',
      'RCPT',
      'DATA',
      'QUIT',
    ]);
  });

  it('signs in by LOGIN where PLAIN is not offered', async () => {
    const port = await scriptedServer({ EHLO: '250-scripted\r\n250 AUTH LOGIN', AUTH: '334 VXNlcg==', 'DQ==': '' });
    const server = smtpServer(`smtp://me:secret@127.0.0.1:${port}`);
    await sendTo(server, [mailTo('a@example.org')], impatient);
    expect(await heardBy(port)).toEqual(['EHLO space.test', 'AUTH LOGIN', btoa('me')]);
  });

  it('refuses an address that needs SMTPUTF8 where that is not offered, and asks for it where it is', async () => {
    const without = await scriptedServer({});
    expect(await sendTo(local(without), [mailTo('rené@example.org')], impatient)).toMatchObject([
      { kind: 'permanent' },
    ]);
    const offered = await scriptedServer({ EHLO: '250-scripted\r\n250 SMTPUTF8' });
    expect(await sendTo(local(offered), [mailTo('rené@example.org')], impatient)).toMatchObject([{ kind: 'accepted' }]);
    expect(await heardBy(offered)).toContain('MAIL FROM:<rollcall@space.test> BODY=8BITMIME SMTPUTF8');
  });

  it('does not go on in clear where TLS is missing', async () => {
    const port = await scriptedServer({});
    const server = { ...local(port), loopback: false, credentials: { user: 'me', password: 'secret' } };
    expect(await sendTo(server, two(), impatient)).toEqual([temporary('tls-missing')]);
    expect(await heardBy(port)).toEqual(['EHLO space.test']);
  });

  it('does not believe what was sent in clear behind the answer to STARTTLS', async () => {
    const port = await scriptedServer({ EHLO: '250-s\r\n250 STARTTLS', STARTTLS: '220 go\r\n250 injected' });
    const server = { ...local(port), loopback: false };
    expect(await sendTo(server, two(), impatient)).toEqual([temporary('not-smtp')]);
    expect(logged.join()).toContain('"fault":"not-smtp"');
  });
});
