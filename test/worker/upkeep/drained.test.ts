import { env } from 'cloudflare:workers';
import { afterEach, expect, it, vi } from 'vitest';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import { retryDelay } from '../../../worker/mail/retry-delay.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { holdQueue } from '../mail/held-queue.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { arrivedFor, ownDomain, scriptedServer } from '../mail/mail-servers.ts';
import { watchLog } from '../mail/watched-log.ts';
import { newSpace } from '../space.ts';

watchLog();

/** Milliseconds between two ticks of cron. */
const period = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

it('two ticks and the backoff after the last fault every mail has left, once, and no wait was cut short', async () => {
  const owner = await newSpace();
  const domain = ownDomain();
  const people = 24;
  let now = Date.now();
  const moveTo = (moment: number) => {
    now = moment;
    vi.useFakeTimers({ toFake: ['Date'], now });
  };
  moveTo(now);
  for (let at = 0; at < people; at += 1) await invitePerson(owner, { now, email: `p${at}@${domain}`, days: 90 });
  const waiting = () => env.DB.prepare(`SELECT count(*) AS mails FROM outbox WHERE state <> 'sent'`).first('mails');

  const queue = holdQueue();
  const up = queue.env;
  queue.env = { ...up, SMTP_URL: `smtp://127.0.0.1:${await scriptedServer({ CONNECT: '421 4.3.2 down' })}` };
  const attempts = 4;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    moveTo(now + retryDelay(Math.max(1, attempt), 0));
    await keepUp(queue.env, now);
    await queue.answer();
  }
  // A last delivery dies over what it has claimed, and the queue forgets what it was told.
  const dies = { send: () => Promise.reject(new Error('killed')), close: () => Promise.resolve() };
  const sources = { now: () => now, random: () => 0, newId, timeOver: new AbortController().signal };
  await expect(deliverDueMails(env.DB, settingsOf(env), dies, 50, sources)).rejects.toThrow('killed');
  await keepUp(queue.env, now);
  queue.bodies = [];
  expect(await waiting()).toBe(people);

  queue.env = up;
  const end = now + retryDelay(attempts, 0) + 2 * period;
  for (let tick = now + period; tick <= end; tick += period) {
    moveTo(tick);
    await keepUp(queue.env, now);
    await queue.answer();
  }
  expect(await waiting()).toBe(0);
  vi.useRealTimers();
  const arrived = (await arrivedFor(domain)).map(({ to }) => to);
  expect([...arrived].sort()).toEqual([...new Set(arrived)].sort());
  expect(arrived).toHaveLength(people);
});
