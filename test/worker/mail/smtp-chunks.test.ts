import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import { heardBy, scriptedServer } from './mail-servers.ts';
import { impatient, local, mailTo, sendTo } from './smtp-sending.ts';
import { watchLog } from './watched-log.ts';

watchLog();

const EHLO = '250-scripted\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 CHUNKING';

/** So many mails; the first leaves alone, two more in one go, then four. */
const mails = (count: number) => Array.from({ length: count }, (_, index) => mailTo(`n${index}@example.org`));

describe('sending to a server that takes chunks (RFC 3030)', () => {
  it('sends several mails in one go, each with a result of its own', async () => {
    const port = await scriptedServer({
      EHLO,
      RCPT: ['250 ok', '550 5.1.1 unknown', '250 ok'],
      MESSAGE: ['250 taken', '503 5.5.1 no recipients', '451 4.3.0 not now', '250 taken'],
    });
    expect(await sendTo(local(port), mails(4), impatient)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'permanent', reply: '550 5.1.1' },
      { kind: 'temporary', reply: '451 4.3.0' },
      { kind: 'accepted', reply: '250' },
    ]);
    const heard = (await heardBy(port)).map((line) => line.split(' ')[0]);
    expect(heard).toEqual(['EHLO', ...Array(4).fill(['RSET', 'MAIL', 'RCPT', 'BDAT']).flat(), 'QUIT']);
  });

  it('says how many octets a mail has, not how many characters', async () => {
    const port = await scriptedServer({ EHLO });
    const results = await sendTo(local(port), [mailTo('ren\u00e9@example.org'), ...mails(2)], impatient);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    const heard = (await heardBy(port)).map((line) => line.split(' ')[0]);
    expect(heard).toEqual(['EHLO', ...Array(3).fill(['RSET', 'MAIL', 'RCPT', 'BDAT']).flat(), 'QUIT']);
  });

  it.each([
    ['hangs up on', { MESSAGE: ['250 taken', 'close'] }],
    ['answers with nonsense', { MESSAGE: ['250 taken', 'thanks!'] }],
    [
      'falls silent on',
      Object.fromEntries(['RSET', 'MAIL', 'RCPT', 'MESSAGE'].map((cue) => [cue, ['250 ok', 'silence']])),
    ],
  ])('does not know of all the mails that it told at once when the server %s the first of them', async (_, script) => {
    const port = await scriptedServer({ EHLO, ...script });
    expect(await sendTo(local(port), mails(4), impatient)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'unknown', reply: null },
      { kind: 'unknown', reply: null },
    ]);
  });

  it('knows that a server which leaves has taken nothing behind that', async () => {
    const port = await scriptedServer({ EHLO, MAIL: ['250 ok', '421 4.7.0 too many mails'] });
    expect(await sendTo(local(port), mails(4), impatient)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'temporary', reply: '421 4.7.0' },
    ]);
  });

  it.each([
    ['421 4.7.28 Gmail has detected an unusual rate', { kind: 'limited', limit: 'rate', reply: '421 4.7.28' }],
    ['421 4.3.2 shutting down', { kind: 'temporary', reply: '421 4.3.2' }],
  ])('takes the word of a server that leaves at the end of a mail: %s', async (words, result) => {
    const port = await scriptedServer({ EHLO, MESSAGE: ['250 taken', words] });
    expect(await sendTo(local(port), mails(4), impatient)).toEqual([{ kind: 'accepted', reply: '250' }, result]);
  });

  it('hears what becomes of the mails behind one that met a limit, and begins no other', async () => {
    const port = await scriptedServer({
      EHLO,
      MESSAGE: ['250 taken', '550 5.4.5 Daily user sending limit exceeded', '250 taken'],
    });
    expect(await sendTo(local(port), mails(4), impatient)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'limited', limit: 'quota', reply: '550 5.4.5' },
      { kind: 'accepted', reply: '250' },
    ]);
  });

  it('tells one mail at a time once the server has broken off', async () => {
    const port = await scriptedServer({ EHLO, MESSAGE: ['250 taken', 'close', '250 taken'] });
    const transport = smtpTransport(local(port), 'space.test', impatient);
    const signal = AbortSignal.timeout(30_000);
    await transport.send(mails(3), signal);
    expect(await transport.send(mails(2), signal)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
    await transport.close();
    expect((await heardBy(port)).filter((line) => line === 'DATA')).toHaveLength(2);
  });

  it('tells a server that is slow one mail at a time', async () => {
    const port = await scriptedServer({ EHLO, MESSAGE: ['250 taken', 'close'] });
    let clock = Date.now();
    // Each look at the clock is half a second later than the one before.
    const clocked = vi.spyOn(Date, 'now').mockImplementation(() => (clock += 500));
    onTestFinished(() => clocked.mockRestore());
    const unhurried = { connect: 600_000, reply: 600_000, message: 600_000 };
    expect(await sendTo(local(port), mails(8), unhurried)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'unknown', reply: null },
    ]);
  });

  it('tells no more than a hundred mails on one connection', async () => {
    const port = await scriptedServer({ EHLO });
    const results = await sendTo(local(port), mails(150));
    expect(results).toEqual(Array(150).fill({ kind: 'accepted', reply: '250' }));
    const heard = (await heardBy(port)).map((line) => line.split(' ')[0]);
    const connections = heard.join(' ').split('EHLO').slice(1);
    expect(connections.map((each) => each.split('BDAT').length - 1)).toEqual([100, 50]);
  });

  it('begins no mail whose address the server cannot write, and tells the others in one go', async () => {
    const port = await scriptedServer({ EHLO: '250-scripted\r\n250-PIPELINING\r\n250 CHUNKING' });
    const [a, b, c] = [mailTo('a@example.org'), mailTo('ren\u00e9@example.org'), mailTo('c@example.org')];
    const results = await sendTo(local(port), [a, b, c], impatient);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'permanent', 'accepted']);
    expect((await heardBy(port)).filter((line) => line.startsWith('RCPT'))).toEqual([
      'RCPT TO:<a@example.org>',
      'RCPT TO:<c@example.org>',
    ]);
  });

  it('is not done where commands may not be told at once (RFC 2920)', async () => {
    const port = await scriptedServer({ EHLO: '250-scripted\r\n250 CHUNKING' });
    expect(await sendTo(local(port), mails(2), impatient)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect((await heardBy(port)).filter((line) => line === 'DATA')).toHaveLength(2);
  });
});
