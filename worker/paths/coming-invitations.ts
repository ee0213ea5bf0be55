/** A session of one path that is not cancelled, with its dates in milliseconds since 1970. */
export interface DatedSession {
  id: string;
  startsAt: number;
  /** Null: open until it is given an end. */
  endsAt: number | null;
}

/** By which session somebody is invited to its path, and when. */
interface ComingInvitation {
  sessionId: string;
  at: number;
}

/**
 * When somebody will be invited to one path from the moment `now` on, if nothing changes: the rules of
 * `inviteToPathsStatements` put forward in time. `enrolled` are the sessions in which they are, `known` those that have
 * invited them. They are invited whenever they are enrolled in an open session and no open one has invited them yet, by
 * the session that began first; so one that begins while another one's invitation holds invites when that ends.
 */
export function comingInvitations(
  enrolled: readonly DatedSession[],
  known: readonly DatedSession[],
  now: number,
): ComingInvitation[] {
  const inOrder = enrolled.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  const invited = [...known];
  const coming: ComingInvitation[] = [];
  for (let at: number | null = now; at !== null; at = nextChange([...inOrder, ...invited], at)) {
    const moment = at;
    const inviting = inOrder.find((session) => isOpen(session, moment));
    if (!inviting || invited.some((session) => isOpen(session, moment))) continue;
    invited.push(inviting);
    coming.push({ sessionId: inviting.id, at });
  }
  return coming;
}

function isOpen({ startsAt, endsAt }: DatedSession, moment: number): boolean {
  return startsAt <= moment && (endsAt === null || endsAt > moment);
}

/** The first start or end behind a moment; null when there is none. */
function nextChange(sessions: readonly DatedSession[], moment: number): number | null {
  let next: number | null = null;
  for (const { startsAt, endsAt } of sessions) {
    for (const change of [startsAt, endsAt]) {
      if (change !== null && change > moment && (next === null || change < next)) next = change;
    }
  }
  return next;
}
