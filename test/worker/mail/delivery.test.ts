import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import type { MailTransport } from '../../../worker/mail/transport.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newSpace, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { accepted, at, deliver, start, temporary, toldTransport } from './told-transport.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

describe('a delivery', () => {
  it('stops when the server takes nothing, and leaves the rest as it is', async () => {
    await Promise.all(Array.from({ length: 25 }, () => invitePerson(owner, { now: start })));
    const { given, transport } = toldTransport(() => temporary);
    await deliver(transport);
    expect(given).toHaveLength(10);
    const untouched = await env.DB.prepare("SELECT 1 FROM outbox WHERE state = 'queued' AND attempts = 0").all();
    expect(untouched.results).toHaveLength(15);
  });

  it.each([
    { moment: 'between two slices', waiting: 15, answered: 10 },
    { moment: 'in the middle of a slice', waiting: 7, answered: 2 },
  ])('stops when its time is over $moment, says so, and leaves the rest due at once', async ({ waiting, answered }) => {
    for (let count = 0; count < waiting; count += 1) await invitePerson(owner, { now: start });
    const time = new AbortController();
    const { given, transport } = toldTransport(() => {
      time.abort();
      return accepted;
    });
    const cut: MailTransport = {
      ...transport,
      send: async (...slice) => (await transport.send(...slice)).slice(0, answered),
    };
    const sources = at(start, time.signal);
    expect(await deliverDueMails(env.DB, settingsOf(env), cut, 50, sources)).toEqual({ outOfTime: true });
    expect(given).toHaveLength(Math.min(waiting, 10));

    const next = toldTransport(() => accepted);
    expect(await deliver(next.transport)).toEqual({ outOfTime: false });
    expect(next.given).toHaveLength(waiting - answered);
  });

  it('marks what has left although the database takes no more work, and a moment later', async () => {
    await Promise.all(Array.from({ length: 15 }, () => invitePerson(owner, { now: start })));
    const { given, transport } = toldTransport(() => accepted);
    let calls = 0;
    const locked = new Proxy(env.DB, {
      get(db, name) {
        const own: unknown = Reflect.get(db, name);
        if (typeof own !== 'function') return own;
        // After the first claim: the mark with the next claim, and the mark alone for the first time.
        if (name === 'batch' && given.length > 0 && ++calls <= 2) {
          return () => Promise.reject(new Error('D1_ERROR: database is locked'));
        }
        return own.bind(db);
      },
    });
    await expect(deliverDueMails(locked, settingsOf(env), transport, 50, at(start))).rejects.toThrow('locked');
    const { results } = await env.DB.prepare('SELECT state, count(*) AS mails FROM outbox GROUP BY state').all();
    expect(results).toEqual([
      { state: 'queued', mails: 5 },
      { state: 'sent', mails: 10 },
    ]);
  });

  it('leaves ten mails unmarked at most when its worker dies, at whichever moment', async () => {
    await Promise.all(Array.from({ length: 25 }, () => invitePerson(owner, { now: start })));
    const { given, transport } = toldTransport(() => accepted);
    const unmarked: number[] = [];
    const watched: MailTransport = {
      ...transport,
      async send(mails, signal) {
        const results = await transport.send(mails, signal);
        const sent = await env.DB.prepare("SELECT count(*) AS mails FROM outbox WHERE state = 'sent'").first('mails');
        unmarked.push(given.length - Number(sent));
        return results;
      },
    };
    await deliver(watched);
    expect(unmarked).toEqual([10, 10, 5]);
  });

  it('notes when its first and its last mails left, also where its very last did not', async () => {
    await Promise.all(Array.from({ length: 25 }, () => invitePerson(owner, { now: start })));
    let time = start;
    const noted: unknown[] = [];
    const { transport } = toldTransport(() => (time === start + 3 ? temporary : accepted));
    const watched: MailTransport = {
      ...transport,
      async send(...slice) {
        noted.push(await env.DB.prepare('SELECT left_at FROM mail_flow').first('left_at'));
        time += 1;
        return transport.send(...slice);
      },
    };
    await deliverDueMails(env.DB, settingsOf(env), watched, 50, { ...at(start), now: () => time });
    expect(noted).toEqual([null, start + 1, start + 1]);
    expect(await env.DB.prepare('SELECT left_at FROM mail_flow').first('left_at')).toBe(start + 2);
  });

  it('goes on when only some mails are refused, up to its limit', async () => {
    await Promise.all(Array.from({ length: 25 }, () => invitePerson(owner, { now: start })));
    let turn = 0;
    const { given, transport } = toldTransport(() => (turn++ % 2 === 0 ? accepted : temporary));
    await deliver(transport, start, 15);
    expect(given).toHaveLength(15);
  });

  it('does not let a mail that cannot be written keep its neighbours', async () => {
    const lost = await invitePerson(owner, { now: start, secretVersion: 7 });
    const good = await invitePerson(owner, { now: start });
    await deliver(toldTransport(() => accepted).transport);
    expect(await outboxRow(good.mailId)).toMatchObject({ state: 'sent' });
    expect(await outboxRow(lost.mailId)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(logged.join()).toContain('link secret 7 is missing');
  });
});
