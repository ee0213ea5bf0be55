import { describe, expect, it } from 'vitest';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import { heardBy, scriptedServer } from './mail-servers.ts';
import { impatient, local, mailTo, sendTo, two } from './smtp-sending.ts';
import { watchLog } from './watched-log.ts';

watchLog();

/** A signal that says to stop once it was looked at so many times. */
function abortedAfter(looks: number): AbortSignal {
  let left = looks;
  return new Proxy(new AbortController().signal, {
    get: (signal, name) => (name === 'aborted' ? left-- <= 0 : Reflect.get(signal, name)),
  });
}

describe('sending to a server that takes several commands at once (RFC 2920)', () => {
  it('tells a pipelining server of the next mail right behind a message, and of none behind the last', async () => {
    const port = await scriptedServer({
      EHLO: '250-scripted\r\n250 PIPELINING',
      RCPT: ['250 ok', '550 5.1.1 unknown', '250 ok'],
      MESSAGE: ['250 taken', '554 no recipients', '451 4.3.0 not now'],
    });
    expect(await sendTo(local(port), [...two(), mailTo('c@example.org')], impatient)).toEqual([
      { kind: 'accepted', reply: '250' },
      { kind: 'permanent', reply: '550 5.1.1' },
      { kind: 'temporary', reply: '451 4.3.0' },
    ]);
    expect((await heardBy(port)).map((line) => line.split(' ')[0])).toEqual([
      'EHLO',
      'MAIL',
      'RCPT',
      'DATA',
      'MAIL',
      'RCPT',
      'DATA',
      'RSET',
      'MAIL',
      'RCPT',
      'DATA',
      'QUIT',
    ]);
  });

  it('hangs up on a server that waits for a message which is not to leave any more', async () => {
    const port = await scriptedServer({ EHLO: '250-scripted\r\n250 PIPELINING', MESSAGE: '250 taken' });
    const transport = smtpTransport(local(port), 'space.test', impatient);
    const results = await transport.send(two(), abortedAfter(1));
    await transport.close();
    expect(results).toEqual([{ kind: 'accepted', reply: '250' }]);
    expect((await heardBy(port)).filter((line) => line === 'QUIT' || line.startsWith('RCPT'))).toEqual([
      'RCPT TO:<a@example.org>',
      'RCPT TO:<b@example.org>',
    ]);
  });

  it('tells a server of one mail at a time once it has broken off', async () => {
    const port = await scriptedServer({
      EHLO: '250-scripted\r\n250 PIPELINING',
      MAIL: ['250 ok', 'close', '250 ok'],
    });
    const transport = smtpTransport(local(port), 'space.test', impatient);
    const signal = AbortSignal.timeout(30_000);
    expect(await transport.send(two(), signal)).toMatchObject([{ kind: 'accepted' }, { kind: 'temporary' }]);
    expect(await transport.send(two(), signal)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
    await transport.close();
  });

  it('ends the data that a pipelining server asks for without a recipient', async () => {
    const port = await scriptedServer({
      EHLO: '250-scripted\r\n250 PIPELINING',
      RCPT: ['550 5.1.1 unknown', '250 ok'],
      MESSAGE: ['554 no recipients', '250 taken'],
    });
    expect(await sendTo(local(port), two(), impatient)).toEqual([
      { kind: 'permanent', reply: '550 5.1.1' },
      { kind: 'accepted', reply: '250' },
    ]);
  });
});
