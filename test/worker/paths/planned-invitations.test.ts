import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Batch, existingRules, type Plan, type Receipt, ways } from '../../../shared/contract/batch.ts';
import { inviteToPathsStatements } from '../../../worker/paths/path-invitation-store.ts';
import { newId } from '../../../worker/random.ts';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { applied, batchOf, planned, row } from '../batches/invite-batch.ts';
import { newSpace, type TestMember } from '../space.ts';

const hour = 3_600_000;
let owner: TestMember;

beforeAll(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

const some = (count: number) => fc.subarray(Array.from({ length: count }, (_, place) => place));

const somebody = fc.record({
  state: fc.constantFrom('nobody', 'nobody', 'active', 'active', 'unsubscribed', 'mailed', 'waiting', 'expired'),
  /** Groups that they are in, and sessions in which they are enrolled by themselves. */
  groups: some(3),
  sessions: some(4),
  /** Groups that the row names. */
  wished: some(3),
  password: fc.boolean(),
  sendCredentials: fc.boolean(),
});

const scene = fc.record({
  people: fc.array(somebody, { minLength: 2, maxLength: 4 }),
  /** The first two are of one path, the others of another; in hours from now. */
  sessions: fc.array(
    fc.record({
      starts: fc.integer({ min: -6, max: 6 }),
      lasts: fc.constantFrom(null, 1, 3, 6, 12),
      groups: some(3),
      isCancelled: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 4, maxLength: 4 },
  ),
  /** How many hours ago somebody looked last, if ever. */
  lookedBefore: fc.constantFrom(null, 1, 2, 4),
  way: fc.constantFrom(...ways),
  existing: fc.constantFrom(...existingRules),
  target: fc.constantFrom(null, 'group', 'session'),
  again: fc.boolean(),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

it('a plan tells each invitation to a path that applying it makes, at once and as sessions begin and end', async () => {
  await fc.assert(fc.asyncProperty(scene, playScene), { numRuns: 60, interruptAfterTimeLimit: 20_000 });
}, 60_000);

async function playScene(given: Scene): Promise<void> {
  const now = Date.now();
  const names = await store(given, now);
  const { sessions, emailOf } = names;
  const rows = given.people.map(({ wished, password, sendCredentials }, who) => {
    const groups = wished.map((place) => names.groups[place] ?? '');
    const account = password ? { password: 'apozeiru', sendCredentials } : {};
    return row(emailOf(who), { groups, ...(given.way === 'accounts' && account) });
  });
  const id = { group: names.groups[0], session: given.sessions[0]?.isCancelled ? undefined : sessions[0] };
  const targetId = given.target && id[given.target];
  const batch: Batch = {
    ...batchOf(...rows, ...(given.again ? [row(emailOf(0))] : [])),
    way: given.way,
    existing: given.existing,
    target: given.target && targetId ? { kind: given.target, id: targetId } : null,
  };
  const before = await enrolments();
  const mailsBefore = await countMails();
  const plan = await planned(owner, batch);
  const receipt = await applied(owner, batch);

  // What leaves at once.
  const emails = batch.rows.map(({ email }) => email);
  expect(await invitationsMade(receipt.appliedAt)).toEqual(
    told(plan, emails, ({ at }) => at === null).map(({ who, sessionId, told }) => ({ who, sessionId, told })),
  );
  expect((await countMails()) - mailsBefore).toBe(plan.mails);
  expect(pathsOf(receipt)).toEqual(
    plan.rows.map(({ pathInvitations }) => pathInvitations.filter(({ at }) => at === null).length),
  );
  for (const { sessionId } of plan.rows.flatMap((each) => each.pathInvitations)) {
    expect(plan.sessions).toContainEqual({ id: sessionId, path: expect.any(String), name: 'Session' });
  }

  // What leaves later, when every mail has left by then: each start and each end is looked at.
  const after: ReturnType<typeof told> = [];
  const changes = given.sessions.flatMap(({ starts, lasts }) => [starts, ...(lasts === null ? [] : [starts + lasts])]);
  for (const change of [...new Set(changes)].filter((each) => each > 0).sort((a, b) => a - b)) {
    const at = now + change * hour;
    await env.DB.prepare(`UPDATE outbox SET state = 'sent' WHERE state = 'queued'`).run();
    await env.DB.batch(inviteToPathsStatements(env.DB, at, { all: true }));
    after.push(...(await invitationsMade(at)).map((made) => ({ ...made, at })));
  }
  const caused = after.filter(({ who, sessionId }) => !before.has(`${who} ${sessionId}`));
  const isOfRows = caused.filter(({ who }) => emails.includes(who));
  expect(isOfRows.sort(inOrder)).toEqual(told(plan, emails, ({ at }) => at !== null));
}

/** The invitations of a plan with whom they go to. */
function told(plan: Plan, emails: readonly string[], choose: (each: { at: number | null }) => boolean) {
  return plan.rows
    .flatMap(({ pathInvitations }, place) =>
      pathInvitations
        .filter(choose)
        .map(({ sessionId, at, told }) => ({ who: emails[place] ?? '', sessionId, told, at })),
    )
    .sort(inOrder);
}

function inOrder(a: { who: string; sessionId: string }, b: { who: string; sessionId: string }): number {
  return `${a.who} ${a.sessionId}` < `${b.who} ${b.sessionId}` ? -1 : 1;
}

function pathsOf({ rows }: Receipt): number[] {
  return rows.map(({ pathInvitations }) => pathInvitations?.length ?? 0);
}

/** Invitations that were made at a moment, with whether the mail about joining the space tells them. */
async function invitationsMade(at: number): Promise<{ who: string; sessionId: string; told: boolean }[]> {
  const { results } = await env.DB.prepare(
    `SELECT m.email AS who, p.session_id AS sessionId, o.kind <> 'path-invitation' AS told
       FROM path_invitations AS p JOIN members AS m ON m.id = p.member_id JOIN outbox AS o ON o.id = p.mail_id
      WHERE p.invited_at = ?1`,
  )
    .bind(at)
    .all<{ who: string; sessionId: string; told: number }>();
  return results.map((made) => ({ ...made, told: made.told === 1 })).sort(inOrder);
}

/** Who is enrolled in what, by themselves or by a group. */
async function enrolments(): Promise<Set<string>> {
  const { results } = await env.DB.prepare(
    `SELECT m.email || ' ' || each.session_id AS line
       FROM (SELECT session_id, member_id FROM session_members
              UNION SELECT session_id, member_id FROM session_groups JOIN group_members USING (group_id)) AS each
       JOIN members AS m ON m.id = each.member_id`,
  ).all<{ line: string }>();
  return new Set(results.map(({ line }) => line));
}

async function countMails(): Promise<number> {
  return (await env.DB.prepare('SELECT count(*) AS n FROM outbox').first<number>('n')) ?? 0;
}

/** Puts a scene into an otherwise empty space. */
async function store({ people, sessions, lookedBefore }: Scene, now: number) {
  const run = newId();
  const emailOf = (who: number) => `p${who}@${run}.example.org`;
  const ids = (count: number) => Array.from({ length: count }, newId);
  const names = { groups: ids(3), sessions: ids(sessions.length), members: ids(people.length), emailOf };
  const add = (sql: string, ...values: (string | number | null)[]) => env.DB.prepare(sql).bind(...values);
  const paths = ids(2);
  const statements = [
    add('DELETE FROM paths'),
    ...paths.map((path, place) =>
      add(`INSERT INTO paths VALUES (?1, ?2, ?3, '', '', NULL, 0)`, path, `Path ${place}`, `path ${place} ${run}`),
    ),
    ...names.groups.map((id) => add('INSERT INTO groups VALUES (?1, ?1, ?1, NULL, 0)', id)),
    ...sessions.flatMap(({ starts, lasts, groups, isCancelled }, place) => {
      const id = names.sessions[place] ?? '';
      const startsAt = now + starts * hour;
      const endsAt = lasts === null ? null : startsAt + lasts * hour;
      const path = paths[Math.floor(place / 2)] ?? '';
      return [
        add(
          `INSERT INTO sessions VALUES (?1, ?2, 'Session', ?3, ?4, ?5, 0)`,
          id,
          path,
          startsAt,
          endsAt,
          isCancelled ? 1 : null,
        ),
        ...groups.map((group) => add('INSERT INTO session_groups VALUES (?1, ?2, 0)', id, names.groups[group] ?? '')),
      ];
    }),
  ];
  for (const [who, { state, groups, sessions: enrolled }] of people.entries()) {
    if (state === 'nobody') continue;
    const id = names.members[who] ?? '';
    const isMember = state === 'active' || state === 'unsubscribed';
    statements.push(
      add(
        `INSERT INTO members (id, email, address_key, state, address_digest, created_at) VALUES (?1, ?2, ?2, ?3, ?1, 0)`,
        ...[id, emailOf(who), isMember ? 'active' : 'invited'],
      ),
      ...groups.map((group) => add('INSERT INTO group_members VALUES (?1, ?2, 0)', names.groups[group] ?? '', id)),
      ...enrolled.map((session) =>
        add('INSERT INTO session_members VALUES (?1, ?2, 0)', names.sessions[session] ?? '', id),
      ),
    );
    if (state === 'unsubscribed') statements.push(add(`INSERT INTO suppressions VALUES (?1, 'unsubscribe', 0)`, id));
    if (isMember) continue;
    const invitation = newId();
    statements.push(
      add(
        `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at) VALUES (?1, ?2, 'pending', 1, 0, ?3)`,
        ...[invitation, id, state === 'expired' ? now - hour / 2 : now + 1000 * hour],
      ),
      add(
        `INSERT INTO outbox (id, kind, member_id, subject_id, generation, state, due_at, created_at) VALUES (?1, 'invitation', ?2, ?3, 1, ?4, 0, 0)`,
        ...[newId(), id, invitation, state === 'mailed' ? 'sent' : 'queued'],
      ),
    );
  }
  await env.DB.batch([
    ...statements,
    ...(lookedBefore === null ? [] : inviteToPathsStatements(env.DB, now - lookedBefore * hour, { all: true })),
  ]);
  return names;
}
