import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import type { SessionFault, SessionFaults } from './typed-session.ts';

/** What the space says against one of the fields; null when it says something else. */
export function refusedSessionFaults(problem: SyncProblem): SessionFaults | null {
  if (problem.code !== 'value-refused' && problem.code !== 'invalid-request') return null;
  switch (problem.at) {
    case 'name':
      return { name: 'refused' };
    case 'startsAt':
      return { startsAt: 'missing' };
    case 'endsAt':
      return { endsAt: 'before-start' };
    default:
      return null;
  }
}

/** What is wrong with the name of a session, as a sentence; null when nothing is. */
export function nameFaultWords(fault: SessionFault | undefined): string | null {
  if (fault === undefined) return null;
  return i18n.t(fault === 'missing' ? 'sessions.name_missing' : 'sessions.name_refused');
}

/** What is wrong with the start, as a sentence; null when nothing is. */
export function startFaultWords(fault: SessionFault | undefined): string | null {
  if (fault === undefined) return null;
  return i18n.t(fault === 'skipped' ? 'sessions.time_skipped' : 'sessions.start_missing');
}

/** What is wrong with the end, as a sentence; null when nothing is. */
export function endFaultWords(fault: SessionFault | undefined): string | null {
  if (fault === undefined) return null;
  if (fault === 'skipped') return i18n.t('sessions.time_skipped');
  return i18n.t(fault === 'incomplete' ? 'sessions.end_incomplete' : 'sessions.end_before_start');
}
