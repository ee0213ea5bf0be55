import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { inviteToPathsStatements, uninviteStatements } from '../../../worker/paths/path-invitation-store.ts';
import {
  isSuppressedSql,
  suppressStatement,
  unsuppressStatement,
} from '../../../worker/suppressions/suppression-store.ts';
import { newSpace } from '../space.ts';
import { type Event, emptyModel, happen, type Model, wantedMails } from './path-model.ts';

const people = ['a', 'b', 'c'];
const groups = ['g', 'h'];
const sessions = ['p1', 'p2', 'q1'];

/** Ids of the database for the model's short names. */
const idOf = (name: string) =>
  name.padStart(24, '0').replace(/[^0-9a-f]/g, (letter) => (letter.charCodeAt(0) % 10).toString());

beforeEach(async () => {
  await newSpace();
});

const events = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('enrol-person' as const),
      session: fc.constantFrom(...sessions),
      who: fc.constantFrom(...people),
    }),
    fc.record({
      kind: fc.constant('withdraw-person' as const),
      session: fc.constantFrom(...sessions),
      who: fc.constantFrom(...people),
    }),
    fc.record({
      kind: fc.constantFrom('enrol-group' as const, 'enrol-group' as const, 'withdraw-group' as const),
      session: fc.constantFrom(...sessions),
      group: fc.constantFrom(...groups),
    }),
    fc.record({
      kind: fc.constant('join' as const),
      group: fc.constantFrom(...groups),
      who: fc.constantFrom(...people),
    }),
    fc.record({
      kind: fc.constant('leave' as const),
      group: fc.constantFrom(...groups),
      who: fc.constantFrom(...people),
    }),
    fc.record({
      kind: fc.constant('move' as const),
      session: fc.constantFrom(...sessions),
      startsAt: fc.integer({ min: 1, max: 20 }),
      lasts: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({ kind: fc.constant('cancel' as const), session: fc.constantFrom(...sessions) }),
    fc.record({
      kind: fc.constantFrom('suspend' as const, 'reactivate' as const, 'unsubscribe' as const, 'resubscribe' as const),
      who: fc.constantFrom(...people),
    }),
    // Nothing comes back after these two: rarely, and not of the first person.
    fc.record({
      kind: fc.constantFrom('erase' as const, 'bounce' as const),
      who: fc.constantFrom('b', 'c'),
    }),
    fc.record({ kind: fc.constant('deliver' as const) }),
    fc.record({ kind: fc.constant('pass-time' as const), hours: fc.integer({ min: 1, max: 4 }) }),
  ),
  { minLength: 12, maxLength: 40 },
);

it('mails each person once per path while a session that they were invited to is open, whatever the order of events', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (run) => {
      await begin();
      const model = emptyModel({ people, groups, sessions });
      for (const event of run) {
        const happened = statementsOf(event, model);
        happen(model, event);
        wantedMails(model);
        expect(await mailsAfter([...happened, ...look(model.now)])).toEqual(modelMails(model));
      }
      // Looking again changes nothing, however often.
      expect(await mailsAfter([...look(model.now), ...look(model.now)])).toEqual(modelMails(model));
    }),
    { numRuns: 25 },
  );
});

function modelMails(model: Model): string[] {
  return model.mails.map(({ session, who, state }) => `${session} ${who} ${state}`).sort();
}

/** Carries statements out; then the mails that wait or were sent, by session and person. */
async function mailsAfter(statements: D1PreparedStatement[]): Promise<string[]> {
  const mails = env.DB.prepare(
    `SELECT s.name || ' ' || m.first_name || ' ' || o.state AS line
       FROM outbox o JOIN path_invitations p ON p.id = o.subject_id
       JOIN sessions s ON s.id = p.session_id JOIN members m ON m.id = p.member_id
      WHERE o.kind = 'path-invitation' AND o.state <> 'cancelled'`,
  );
  const results = await env.DB.batch<{ line: string }>([...statements, mails]);
  return (results.at(-1)?.results ?? []).map(({ line }) => line).sort();
}

async function begin(): Promise<void> {
  const { DB } = env;
  await DB.batch([
    DB.prepare('DELETE FROM paths'),
    DB.prepare('DELETE FROM groups'),
    DB.prepare('DELETE FROM suppressions'),
    DB.prepare(`DELETE FROM members WHERE role = 'member'`),
    ...['p', 'q'].map((path) =>
      DB.prepare(`INSERT INTO paths VALUES (?1, ?2, ?2, '', '', NULL, 0)`).bind(idOf(path), path),
    ),
    ...sessions.map((session, place) =>
      DB.prepare('INSERT INTO sessions VALUES (?1, ?2, ?3, ?4, 15, NULL, 0)').bind(
        idOf(session),
        idOf(session.slice(0, 1)),
        session,
        5 - place,
      ),
    ),
    ...groups.map((group) => DB.prepare('INSERT INTO groups VALUES (?1, ?2, ?2, NULL, 0)').bind(idOf(group), group)),
    ...people.map((who) =>
      DB.prepare(
        `INSERT INTO members (id, email, address_key, first_name, state, address_digest, created_at)
         VALUES (?1, ?2 || '@example.org', ?2 || '@example.org', ?2, 'active', ?2, 0)`,
      ).bind(idOf(`1${who}`), who),
    ),
  ]);
}

/** What is done after each change, and by cron. */
function look(now: number): D1PreparedStatement[] {
  return [
    ...sessions.flatMap((session) => uninviteStatements(env.DB, now, idOf(session))),
    ...inviteToPathsStatements(env.DB, now, { all: true }),
  ];
}

/** What happens in the tables; what follows from it is the look's business. */
function statementsOf(event: Event, model: Model): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) => env.DB.prepare(sql).bind(...values);
  switch (event.kind) {
    case 'enrol-person':
      if (model.sessions[event.session]?.cancelled) return [];
      return [
        run(
          'INSERT INTO session_members SELECT ?1, id, 0 FROM members WHERE id = ?2 ON CONFLICT DO NOTHING',
          idOf(event.session),
          idOf(`1${event.who}`),
        ),
      ];
    case 'withdraw-person':
      return [
        run(
          'DELETE FROM session_members WHERE session_id = ?1 AND member_id = ?2',
          idOf(event.session),
          idOf(`1${event.who}`),
        ),
      ];
    case 'enrol-group':
      if (model.sessions[event.session]?.cancelled) return [];
      return [
        run(
          'INSERT INTO session_groups VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING',
          idOf(event.session),
          idOf(event.group),
        ),
      ];
    case 'withdraw-group':
      return [
        run(
          'DELETE FROM session_groups WHERE session_id = ?1 AND group_id = ?2',
          idOf(event.session),
          idOf(event.group),
        ),
      ];
    case 'join':
      return [
        run(
          'INSERT INTO group_members SELECT ?1, id, 0 FROM members WHERE id = ?2 ON CONFLICT DO NOTHING',
          idOf(event.group),
          idOf(`1${event.who}`),
        ),
      ];
    case 'leave':
      return [
        run(
          'DELETE FROM group_members WHERE group_id = ?1 AND member_id = ?2',
          idOf(event.group),
          idOf(`1${event.who}`),
        ),
      ];
    case 'move':
      return [
        run(
          'UPDATE sessions SET starts_at = ?2, ends_at = ?3 WHERE id = ?1',
          idOf(event.session),
          event.startsAt,
          event.startsAt + event.lasts,
        ),
      ];
    case 'cancel':
      return [run('UPDATE sessions SET cancelled_at = 1 WHERE id = ?1', idOf(event.session))];
    case 'suspend':
      return [
        run(`UPDATE members SET state = 'suspended' WHERE id = ?1`, idOf(`1${event.who}`)),
        run(`UPDATE outbox SET state = 'cancelled' WHERE member_id = ?1 AND state = 'queued'`, idOf(`1${event.who}`)),
      ];
    case 'reactivate':
      return [run(`UPDATE members SET state = 'active' WHERE id = ?1`, idOf(`1${event.who}`))];
    case 'erase':
      return [run('DELETE FROM members WHERE id = ?1', idOf(`1${event.who}`))];
    case 'unsubscribe':
    case 'bounce':
      return [suppressStatement(env.DB, { digest: event.who, reason: event.kind, now: 0 })];
    case 'resubscribe':
      return [unsuppressStatement(env.DB, event.who)];
    case 'deliver':
      return [
        run(
          `UPDATE outbox SET state = iif(EXISTS (SELECT 1 FROM members AS m WHERE m.id = member_id AND ${isSuppressedSql()}),
                                         'cancelled', 'sent') WHERE state = 'queued'`,
        ),
      ];
    case 'pass-time':
      return [];
  }
}
