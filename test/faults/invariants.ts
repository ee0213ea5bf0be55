import { checkAddress } from '../../shared/people/email-address.ts';
import type { Evidence } from './evidence.ts';

/** A promise that was broken, and by what. */
export interface Violation {
  invariant: string;
  evidence: string;
}

type Found = string[];
type Invariant = (now: Evidence, before: Evidence | null) => Found;

/** What must be true after every scenario, whatever went wrong in it; `before` is the evidence of the last one. */
export const invariants: Record<string, Invariant> = {
  'every acknowledged row has one end state, the same here and in the space': ({ browser, database, acknowledged }) => {
    const rows = new Map(browser.rows.map((row) => [row.id, row]));
    const batches = new Map(browser.batches.map((batch) => [batch.id, batch]));
    const applied = new Map((database.batch_rows ?? []).map((row) => [`${row.batch_id} ${row.id}`, row]));
    return [...acknowledged].flatMap((id) => {
      const row = rows.get(id);
      if (!row) return `row ${id} is gone from the browser`;
      const there = applied.get(`${row.batchId} ${id}`)?.outcome;
      if (row.receipt) {
        const here = row.receipt.outcome;
        return there === here ? [] : `${row.person.email} is ${here} here, ${there} there`;
      }
      // Somebody else was faster: the admin is shown what changed, and nothing was done for this row.
      const isBack = batches.get(row.batchId)?.lastProblem?.code === 'plan-changed';
      return isBack && there === undefined ? [] : `${row.person.email} has no receipt`;
    });
  },

  'the space has no row that was not approved': ({ browser, database, otherBatches }) => {
    const approved = new Set(browser.rows.filter(({ planned }) => planned !== null).map(({ id }) => id));
    return (database.batch_rows ?? [])
      .filter(({ id, batch_id }) => !otherBatches.has(String(batch_id)) && !approved.has(String(id)))
      .map(({ id }) => `row ${id}`);
  },

  'an address is one member': ({ database }) => {
    const keys = (database.members ?? []).map(({ email }) => {
      const checked = checkAddress(String(email));
      return 'fault' in checked ? String(email) : checked.canonical;
    });
    return doubled(keys);
  },

  'a member has one pending invitation at most': ({ database }) =>
    doubled(
      (database.invitations ?? []).filter(({ state }) => state === 'pending').map(({ member_id }) => String(member_id)),
    ),

  'who was invited was mailed, and no mail left that nobody ordered': ({ database, mails, takenBack }) => {
    const outbox = new Map((database.outbox ?? []).map((mail) => [String(mail.id), mail]));
    const taken = new Set(mails.map(({ outboxId }) => outboxId));
    const lost = [...outbox].filter(([id, { state }]) => state === 'sent' && !taken.has(id));
    const ordered = new Set([...outbox.values()].map(({ subject_id, generation }) => `${subject_id} ${generation}`));
    const unmailed = (database.invitations ?? []).filter(({ id, generation }) => !ordered.has(`${id} ${generation}`));
    const removed = new Set(takenBack.flatMap((each) => [...each.removed]));
    const known = ({ to, outboxId }: (typeof mails)[number]) => outbox.has(outboxId) || removed.has(to);
    return [
      ...lost.map(([id]) => `mail ${id} is marked as sent and never arrived`),
      ...unmailed.map(({ id }) => `invitation ${id} has no mail`),
      ...mails.filter((mail) => !known(mail)).map(({ to }) => `a mail to ${to} is in no outbox`),
    ];
  },

  'who was taken back gets no mail but those that were told to have left': ({ mails, takenBack }) =>
    takenBack.flatMap(({ removed, mailsLeft }) => {
      const came = new Set(mails.filter(({ to }) => removed.has(to)).map(({ outboxId }) => outboxId)).size;
      return came <= mailsLeft ? [] : `${came} mails came to people who were taken back, ${mailsLeft} were told of`;
    }),

  'a mail comes once, and once more at most for each unknown end that was recorded': ({ database, mails }) => {
    const copies = countedBy(mails, ({ outboxId }) => outboxId);
    return (database.outbox ?? []).flatMap(({ id, unknowns }) => {
      const count = copies.get(String(id)) ?? 0;
      return count <= 1 + Number(unknowns) ? [] : `mail ${id} came ${count} times, ${unknowns} unknown`;
    });
  },

  'all copies of an invitation carry one link, and it belongs to whom it is mailed to': ({ database, mails }) => {
    const outbox = new Map((database.outbox ?? []).map((mail) => [String(mail.id), mail]));
    const members = new Map((database.members ?? []).map((member) => [member.id, member]));
    const invitations = new Map((database.invitations ?? []).map((invitation) => [String(invitation.id), invitation]));
    const links = new Map<string, string>();
    return mails.flatMap(({ to, outboxId, token }) => {
      const mail = outbox.get(outboxId);
      if (!mail || token === null) return [];
      const invitation = invitations.get(token.split('.')[0] ?? '');
      if (!invitation) return `the link of ${to} is of no invitation`;
      const key = `${invitation.id} ${mail.generation}`;
      if ((links.get(key) ?? token) !== token) return `${to} got two links of one generation`;
      links.set(key, token);
      // A corrected address has another generation; what left before is dead.
      const isLive = invitation.generation === mail.generation;
      return isLive && members.get(invitation.member_id ?? '')?.email !== to ? `the link of ${to} is another's` : [];
    });
  },

  'states only move forward': (now, before) => {
    if (!before) return [];
    return [
      ...backwards(before.database.outbox, now.database.outbox, ({ state }) =>
        state === 'queued' || state === 'sending' ? 0 : state === 'sent' ? 2 : 1,
      ),
      ...backwards(
        before.database.invitations,
        now.database.invitations,
        ({ state, generation }) => Number(generation) * 2 + (state === 'pending' ? 0 : 1),
      ),
      ...backwards(before.database.members, now.database.members, ({ state }) => (state === 'invited' ? 0 : 1)),
      ...backwards(before.browser.batches, now.browser.batches, ({ stage }) => (stage === 'applied' ? 1 : 0)),
      ...changedOutcomes(before, now),
    ];
  },

  'no secret is in clear at rest or in a log': ({ database, browser, workerLog, mails, secrets }, before) => {
    const places = { database: JSON.stringify(database), browser: browser.text, log: workerLog };
    const tokens = mails.slice(before?.mails.length ?? 0).flatMap(({ token }) => token ?? []);
    const all = [...secrets, ...[...new Set(tokens)].map((token) => ['the token of a link', token] as const)];
    return all.flatMap(([what, secret]) =>
      Object.entries(places).flatMap(([place, text]) => (text.includes(secret) ? `${what} is in the ${place}` : [])),
    );
  },
};

/** Checks them all. */
export function violationsIn(now: Evidence, before: Evidence | null): Violation[] {
  return Object.entries(invariants).flatMap(([invariant, check]) =>
    check(now, before).map((evidence) => ({ invariant, evidence })),
  );
}

function changedOutcomes(before: Evidence, now: Evidence): Found {
  const key = (row: Record<string, unknown>) => `${row.batch_id} ${row.id}`;
  const outcomes = new Map((now.database.batch_rows ?? []).map((row) => [key(row), row.outcome]));
  return (before.database.batch_rows ?? [])
    .filter((row) => outcomes.get(key(row)) !== row.outcome)
    .map((row) => `row ${row.id} was ${row.outcome} and is ${outcomes.get(key(row))}`);
}

/** Records that were there before and are less far now, or gone. */
function backwards<R extends { id?: unknown }>(
  before: readonly R[] | undefined,
  now: readonly R[] | undefined,
  progress: (record: R) => number,
): Found {
  const known = new Map((now ?? []).map((record) => [record.id, record]));
  return (before ?? []).flatMap((old) => {
    const record = known.get(old.id);
    if (!record) return `${String(old.id)} is gone`;
    return progress(record) < progress(old) ? `${String(old.id)} went back` : [];
  });
}

function doubled(keys: readonly string[]): Found {
  return [...countedBy(keys, (key) => key)].filter(([, count]) => count > 1).map(([key, count]) => `${key}: ${count}`);
}

function countedBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}
