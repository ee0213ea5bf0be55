import { i18n } from '#i18n';
import type { Session } from '../../../shared/contract/path.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { readMoment, typedMoment } from './local-time.ts';

/** What is said about a session. */
export type SessionFields = Pick<Session, 'name' | 'startsAt' | 'endsAt'>;

/** What is typed about a session, as its fields hold it. */
export type TypedSession = Record<keyof SessionFields, string>;

/** What is wrong with it, as a sentence for each field. */
export type SessionFaults = Partial<Record<keyof SessionFields, string>>;

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
    ...(name === '' && { name: i18n.t('sessions.name_missing') }),
    ...(startsAt === null && { startsAt: i18n.t('sessions.start_missing') }),
    ...(endsAt !== null && startsAt !== null && endsAt <= startsAt && { endsAt: i18n.t('sessions.end_before_start') }),
  };
  return startsAt === null || Object.keys(faults).length > 0 ? { faults } : { fields: { name, startsAt, endsAt } };
}

/** What the space says against one of the fields; null when it says something else. */
export function refusedSessionFaults(problem: SyncProblem): SessionFaults | null {
  if (problem.code !== 'value-refused' && problem.code !== 'invalid-request') return null;
  switch (problem.at) {
    case 'name':
      return { name: i18n.t('sessions.name_refused') };
    case 'startsAt':
      return { startsAt: i18n.t('sessions.start_missing') };
    case 'endsAt':
      return { endsAt: i18n.t('sessions.end_before_start') };
    default:
      return null;
  }
}
