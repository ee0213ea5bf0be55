import type { Session } from '../../../shared/contract/path.ts';
import { readMoment, typedMoment } from './local-time.ts';

/** What is said about a session. */
export type SessionFields = Pick<Session, 'name' | 'startsAt' | 'endsAt'>;

/** What is typed about a session, as its fields hold it. */
export type TypedSession = Record<keyof SessionFields, string>;

/** What is wrong with a field: it is empty, is half a date, comes too early, or the space refuses it. */
export type SessionFault = 'missing' | 'incomplete' | 'before-start' | 'refused';

/** The fields with something wrong. */
export type SessionFaults = Partial<Record<keyof SessionFields, SessionFault>>;

/** What the fields show of a session; empty ones for a new one. */
export function shownSession(session: SessionFields | null): TypedSession {
  if (!session) return { name: '', startsAt: '', endsAt: '' };
  const { name, startsAt, endsAt } = session;
  return { name, startsAt: typedMoment(startsAt), endsAt: endsAt === null ? '' : typedMoment(endsAt) };
}

/**
 * What was typed, or what is wrong with it. A moment that was not touched stays as `before` has it: the field has no
 * seconds.
 */
export function readSession(
  typed: TypedSession,
  before: SessionFields | null,
): { fields: SessionFields } | { faults: SessionFaults } {
  const shown = shownSession(before);
  const name = typed.name.trim();
  const startsAt = before && typed.startsAt === shown.startsAt ? before.startsAt : readMoment(typed.startsAt);
  const endsAt = before && typed.endsAt === shown.endsAt ? before.endsAt : readMoment(typed.endsAt);
  const faults: SessionFaults = {
    ...(name === '' && { name: 'missing' }),
    ...(startsAt === null && { startsAt: 'missing' }),
    ...(endsAt !== null && startsAt !== null && endsAt <= startsAt && { endsAt: 'before-start' }),
  };
  return startsAt === null || Object.keys(faults).length > 0 ? { faults } : { fields: { name, startsAt, endsAt } };
}
