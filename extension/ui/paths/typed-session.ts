import type { Session } from '../../../shared/contract/path.ts';
import { momentOf, wallTime } from '../../../shared/time/zoned-time.ts';

/** What is said about a session. */
export type SessionFields = Pick<Session, 'name' | 'startsAt' | 'endsAt'>;

/** What is typed about a session, as its fields hold it. */
export type TypedSession = Record<keyof SessionFields, string>;

/**
 * What is wrong with a field: it is empty, half a date, no time in the space's zone, too early, or the space refuses
 * it.
 */
export type SessionFault = 'missing' | 'incomplete' | 'skipped' | 'before-start' | 'refused';

/** The fields with something wrong. */
export type SessionFaults = Partial<Record<keyof SessionFields, SessionFault>>;

/** What the fields show of a session in a time zone (IANA); empty ones for a new one. */
export function shownSession(session: SessionFields | null, zone: string): TypedSession {
  if (!session) return { name: '', startsAt: '', endsAt: '' };
  const { name, startsAt, endsAt } = session;
  return { name, startsAt: wallTime(startsAt, zone), endsAt: endsAt === null ? '' : wallTime(endsAt, zone) };
}

/**
 * What was typed in a time zone (IANA), or what is wrong with it. A moment that was not touched stays as `before` has
 * it: the field has no seconds, and does not tell two hours apart when the clocks are put back.
 */
export function readSession(
  typed: TypedSession,
  before: SessionFields | null,
  zone: string,
): { fields: SessionFields } | { faults: SessionFaults } {
  const shown = shownSession(before, zone);
  const name = typed.name.trim();
  const startsAt = before && typed.startsAt === shown.startsAt ? before.startsAt : readMoment(typed.startsAt, zone);
  const endsAt = before && typed.endsAt === shown.endsAt ? before.endsAt : readMoment(typed.endsAt, zone);
  const isEarly = typeof endsAt === 'number' && typeof startsAt === 'number' && endsAt <= startsAt;
  const faults: SessionFaults = {
    ...(name === '' && { name: 'missing' }),
    ...(startsAt === null && { startsAt: 'missing' }),
    ...(startsAt === 'skipped' && { startsAt }),
    ...(endsAt === 'skipped' && { endsAt }),
    ...(isEarly && { endsAt: 'before-start' }),
  };
  // Either has been told among the faults; TypeScript cannot see it.
  if (startsAt === null || startsAt === 'skipped' || endsAt === 'skipped') return { faults };
  return Object.keys(faults).length > 0 ? { faults } : { fields: { name, startsAt, endsAt } };
}

function readMoment(typed: string, zone: string): number | 'skipped' | null {
  const read = momentOf(typed, zone);
  return read === null || read === 'skipped' ? read : read.moment;
}
