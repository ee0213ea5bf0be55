import type { KnownSession } from './known-session.ts';
import { waitingMails } from './waiting-mails.ts';

/** Milliseconds between two looks at mails that are on their way. */
const whileMailing = 5000;

/** Milliseconds until a session that has not started is looked at again, at most: dates are moved by others, too. */
const longest = 10 * 60_000;

/** Milliseconds until a session is to be looked at again; null when nothing more is to be expected. */
export function nextLook({ session, timeline }: KnownSession, now: number): number | null {
  if (waitingMails(timeline.mails) > 0 || (session.state === 'open' && timeline.toMail > 0)) return whileMailing;
  if (session.state !== 'upcoming') return null;
  // The clocks of the space and of this browser differ.
  return Math.min(Math.max(session.startsAt - now + 1000, whileMailing), longest);
}
