import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { type DeliverySources, deliverDueMails } from '../../../worker/mail/delivery.ts';
import type { MailTransport } from '../../../worker/mail/transport.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';

/** A space whose time stands still until a test moves it, and the mails that have left it. */
export interface MovedClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time on and does what cron does then; as many mails leave as are due, or `mails` at most. */
  cron(options?: { after?: number; mails?: number }): Promise<void>;
  /** What has left: `address: subject`, in the order of the addresses. */
  left(): string[];
  /** The text of the only mail that left to an address; throws unless it is one. */
  textTo(address: string): string;
}

/** Every lease of a moved clock. */
const lease = 'f'.repeat(24);

/** Stops the time of the worker and its mails; the test has to call `vi.useRealTimers()` at its end. */
export async function stopClock(): Promise<MovedClock> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  await env.DB.batch([
    // No wake-up of the worker's own comes between two steps.
    env.DB.prepare(
      `CREATE TRIGGER only_moved_clock BEFORE UPDATE ON outbox
         WHEN new.state = 'sending' AND new.lease_id <> '${lease}' BEGIN SELECT raise(IGNORE); END`,
    ),
    // Weeks go by in a test.
    env.DB.prepare('UPDATE sign_ins SET expires_at = 2 * expires_at'),
  ]);
  const sent: { to: string; subject: string; text: string }[] = [];
  const transport: MailTransport = {
    async send(mails) {
      sent.push(...mails.map(({ to, subject, text }) => ({ to: to.address, subject, text })));
      return mails.map(() => ({ kind: 'accepted', reply: '250' }));
    },
    close: () => Promise.resolve(),
  };
  const sources: DeliverySources = {
    now: () => Date.now(),
    random: () => 0,
    newId: () => lease,
    timeOver: new AbortController().signal,
  };
  return {
    now: () => Date.now(),
    async cron({ after = 0, mails = 1000 } = {}) {
      vi.setSystemTime(Date.now() + after);
      await keepUp(env, Date.now());
      await deliverDueMails(env.DB, settingsOf(env), transport, mails, sources);
    },
    left: () => sent.map(({ to, subject }) => `${to}: ${subject}`).sort(),
    textTo(address) {
      const [mail, ...more] = sent.filter(({ to }) => to === address);
      if (!mail || more.length > 0) throw new Error(`${mail ? more.length + 1 : 0} mails to ${address}`);
      return mail.text;
    },
  };
}
