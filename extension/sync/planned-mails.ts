import type { Plan, PlannedSession, RowPlan } from '../../shared/contract/batch.ts';

/** Mails of one kind in one language that would leave at one moment. */
export interface PlannedMails {
  kind: NonNullable<RowPlan['mail']>;
  language: string;
  /** Of an invitation to a path its one session; of others those of which they tell besides. */
  sessions: readonly PlannedSession[];
  /** Milliseconds since 1970; null: at once. */
  at: number | null;
  count: number;
  /** The row of the first one, to preview it. */
  firstRowId: string;
}

/** The mails that the batches of one import would send, alike ones together: the next first, of those the most. */
export function mailsOf(plans: Iterable<Pick<Plan, 'rows' | 'sessions'>>): PlannedMails[] {
  const mails = new Map<string, PlannedMails>();
  for (const { rows, sessions } of plans) {
    const byId = new Map(sessions.map((session) => [session.id, session]));
    for (const row of rows) {
      for (const { kind, at, sessionIds } of mailsOfRow(row)) {
        const key = JSON.stringify([kind, row.mailLanguage, at, sessionIds]);
        const told = sessionIds.flatMap((id) => byId.get(id) ?? []);
        const first = { kind, language: row.mailLanguage, sessions: told, at, count: 0, firstRowId: row.id };
        const known = mails.get(key) ?? first;
        mails.set(key, { ...known, count: known.count + 1 });
      }
    }
  }
  return [...mails.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || b.count - a.count);
}

/** The mails of one row: about joining the space, and to paths. */
function mailsOfRow({ mail, pathInvitations }: RowPlan) {
  const own = pathInvitations
    .filter(({ told }) => !told)
    .map(({ sessionId, at }) => ({ kind: 'path-invitation' as const, at, sessionIds: [sessionId] }));
  if (mail === null) return own;
  // A space that does not say by which session it invites says only that it does.
  if (mail === 'path-invitation') return own.length > 0 ? own : [{ kind: mail, at: null, sessionIds: [] }];
  const told = pathInvitations.filter((each) => each.told).map(({ sessionId }) => sessionId);
  return [{ kind: mail, at: null, sessionIds: told }, ...own];
}
