import type { PlannedInvitation } from '../../shared/contract/batch.ts';
import { comingInvitations } from '../paths/coming-invitations.ts';
import { pathMailLimits } from '../paths/path-invitation-store.ts';
import type { StoredSession } from './planned-sessions-store.ts';
import type { RowEnrolments } from './row-enrolments-store.ts';

/**
 * The invitations to paths that a row causes when it is applied at the moment `now`: those that leave then, and of
 * those to come the ones by sessions in which it enrols the person. In the order of leaving.
 */
export function plannedInvitations(
  { enrolled, invitedBy, tells, pathMails }: RowEnrolments,
  sessions: ReadonlyMap<string, StoredSession>,
  now: number,
): PlannedInvitation[] {
  if (enrolled.length === 0) return [];
  const isNew = new Map(enrolled.map(([id, value]) => [id, value === 1]));
  const byPath = Map.groupBy(present(isNew.keys(), sessions), ({ pathId }) => pathId);
  const known = Map.groupBy(present(invitedBy, sessions), ({ pathId }) => pathId);
  const coming = [...byPath]
    .flatMap(([pathId, own]) => comingInvitations(own, known.get(pathId) ?? [], now))
    .flatMap(({ sessionId, at }) => {
      const session = sessions.get(sessionId);
      return session ? [{ session, at }] : [];
    })
    .sort((a, b) => a.at - b.at || a.session.startsAt - b.session.startsAt || (a.session.id < b.session.id ? -1 : 1));
  const mailed = pathMails.toSorted((a, b) => a - b);
  return coming
    .flatMap(({ session, at }): PlannedInvitation[] => {
      const told = at === now && tells === 1;
      const leaves = told ? at : withinLimits(mailed, at);
      if (!told) mailed.push(leaves);
      if (session.endsAt !== null && session.endsAt <= leaves) return [];
      return [{ sessionId: session.id, at: leaves === now ? null : leaves, told }];
    })
    .filter(({ sessionId, at }) => at === null || isNew.get(sessionId));
}

/** When a mail about a path leaves that is to leave at a moment, to somebody who was or will be mailed at others. */
function withinLimits(mailed: readonly number[], at: number): number {
  const { mailsPerDay, day } = pathMailLimits;
  const full = mailed.at(-mailsPerDay);
  return full === undefined ? at : Math.max(at, full + day);
}

function present(ids: Iterable<string>, sessions: ReadonlyMap<string, StoredSession>): StoredSession[] {
  return [...ids].flatMap((id) => sessions.get(id) ?? []);
}
