import type { SessionFields } from './typed-session.ts';

type Dates = Pick<SessionFields, 'startsAt' | 'endsAt'>;

/**
 * What other dates do to a session's mails: `later`, they leave at the new start; `held-back`, the session was open and
 * what has not left waits again; `at-once`, they leave now; `dropped`, the session is over. Null: nothing changes.
 */
type Move = 'later' | 'held-back' | 'at-once' | 'dropped' | null;

/** See `Move`; `now` is in milliseconds since 1970. */
export function moveOf(before: Dates, after: Dates, now: number): Move {
  const [was, is] = [stateOf(before, now), stateOf(after, now)];
  if (is === 'ended') return was === 'ended' ? null : 'dropped';
  if (is === 'open') return was === 'open' ? null : 'at-once';
  if (was !== 'upcoming') return 'held-back';
  return after.startsAt === before.startsAt ? null : 'later';
}

function stateOf({ startsAt, endsAt }: Dates, now: number): 'upcoming' | 'open' | 'ended' {
  if (endsAt !== null && endsAt <= now) return 'ended';
  return startsAt > now ? 'upcoming' : 'open';
}
