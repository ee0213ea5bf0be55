import type { PlannedInvitation } from '../../shared/contract/batch.ts';
import { comingInvitations } from '../paths/coming-invitations.ts';
import type { StoredSession } from './planned-sessions-store.ts';
import type { RowEnrolments } from './row-enrolments-store.ts';

/**
 * The invitations to paths that a row causes when it is applied at the moment `now`: those that leave then, and of
 * those to come the ones by sessions in which it enrols the person. In the order of leaving.
 */
export function plannedInvitations(
  { enrolled, invitedBy, tells }: RowEnrolments,
  sessions: ReadonlyMap<string, StoredSession>,
  now: number,
): PlannedInvitation[] {
  if (enrolled.length === 0) return [];
  const isNew = new Map(enrolled.map(([id, value]) => [id, value === 1]));
  const byPath = Map.groupBy(present(isNew.keys(), sessions), ({ pathId }) => pathId);
  const known = Map.groupBy(present(invitedBy, sessions), ({ pathId }) => pathId);
  return [...byPath]
    .flatMap(([pathId, own]) => comingInvitations(own, known.get(pathId) ?? [], now))
    .filter(({ sessionId, at }) => at === now || isNew.get(sessionId))
    .sort((a, b) => a.at - b.at)
    .map(({ sessionId, at }) =>
      at === now ? { sessionId, at: null, told: tells === 1 } : { sessionId, at, told: false },
    );
}

function present(ids: Iterable<string>, sessions: ReadonlyMap<string, StoredSession>): StoredSession[] {
  return [...ids].flatMap((id) => sessions.get(id) ?? []);
}
