import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Batch, existingRules, ways } from '../../../shared/contract/batch.ts';
import { nameKey } from '../../../shared/people/name-key.ts';
import { newId } from '../../../worker/random.ts';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { newSpace, type TestMember } from '../space.ts';
import { undone } from './undone.ts';

let owner: TestMember;
beforeAll(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

const places = fc.shuffledSubarray([0, 1, 2], { maxLength: 2 });
const text = (...texts: string[]) => fc.constantFrom('', ...texts);

const somebody = fc.record({
  state: fc.constantFrom('nobody', 'invited', 'active'),
  isOpen: fc.boolean(),
  lastName: text('Old'),
  labels: fc.shuffledSubarray(['A', 'B'], { maxLength: 2 }),
  information: text('old'),
  groups: places,
  /** What happens between the batch and its end. */
  later: fc.constantFrom('nothing', 'nothing', 'uses', 'is changed'),
});

const asked = fc.record({
  who: fc.nat({ max: 4 }),
  lastName: text('New'),
  language: text('fr'),
  labels: fc.shuffledSubarray(['B', 'C'], { maxLength: 2 }),
  information: text('new'),
  groups: fc.array(fc.constantFrom(0, 1, 'Fresh', 'Neu'), { maxLength: 3 }),
  password: text('correct horse'),
  sendCredentials: fc.boolean(),
});

const scene = fc.record({
  people: fc.array(somebody, { minLength: 5, maxLength: 5 }),
  rows: fc.array(asked, { minLength: 1, maxLength: 6 }),
  way: fc.constantFrom(...ways),
  existing: fc.constantFrom(...existingRules),
  target: fc.constantFrom(null, 0, 'session'),
});

it('a batch that is taken back leaves the space as it was, but for who uses it and what was changed since', async () => {
  await fc.assert(fc.asyncProperty(scene, playScene), { numRuns: 60, interruptAfterTimeLimit: 20_000 });
}, 60_000);

async function playScene(given: typeof scene extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const run = newId();
  const emailOf = (who: number) => `p${who}@${run}.example.org`;
  const nameOf = (place: number | string) => `${place} ${run}`;
  const groups = [newId(), newId(), newId()];
  const session = await newOpenSession({ path: run });
  await store(given.people, { emailOf, nameOf, groups });
  const rows = given.rows.map((each) =>
    row(emailOf(each.who), {
      lastName: each.lastName,
      language: each.language,
      labels: each.labels,
      additionalInformation: each.information,
      groups: each.groups.map(nameOf),
      ...(given.way === 'accounts' && { password: each.password, sendCredentials: each.sendCredentials }),
    }),
  );
  const target =
    given.target === null
      ? null
      : given.target === 'session'
        ? ({ kind: 'session', id: session } as const)
        : ({ kind: 'group', id: groups[0] ?? '' } as const);
  const batch: Batch = { ...batchOf(...rows), way: given.way, existing: given.existing, createGroups: true, target };
  const id = crypto.randomUUID();
  const before = await people(run);
  await applied(owner, batch, id);
  const applying = await people(run);
  for (const [who, { later }] of given.people.entries()) await happen(later, emailOf(who));
  const answer = await undone(owner, id);
  const after = await people(run);
  for (const [who, { later, state }] of given.people.entries()) {
    const email = emailOf(who);
    const was = before[email];
    const outcome = applying[email]?.outcome;
    const isIn = later === 'uses' && outcome !== undefined && outcome !== 'already';
    const expected = isIn ? applying[email] : was;
    if (later === 'is changed' && applying[email] !== undefined && state !== 'nobody') {
      expect(after[email]).toMatchObject({ information: 'changed', labels: was?.labels, groups: was?.groups });
    } else if (isIn) {
      expect(after[email]).toMatchObject({
        labels: expected?.labels,
        groups: expected?.groups,
        lastName: expected?.lastName,
      });
    } else expect({ email, ...withoutOutcome(after[email]) }).toEqual({ email, ...withoutOutcome(was) });
  }
  const fresh = await env.DB.prepare('SELECT count(*) AS n FROM groups WHERE name LIKE ? AND created_at > 1')
    .bind(`% ${run}`)
    .first<number>('n');
  const isKept = answer.rows.some(({ fate }) => fate === 'kept');
  if (!isKept) expect(fresh).toBe(0);
}

/** What happens to somebody: they are in the space with a sign-in, or an admin changes what is kept with them. */
async function happen(what: 'nothing' | 'uses' | 'is changed', email: string): Promise<void> {
  if (what === 'uses') await env.DB.prepare('UPDATE members SET used_at = 1 WHERE email = ?').bind(email).run();
  if (what === 'is changed') {
    await env.DB.prepare("UPDATE members SET additional_information = 'changed' WHERE email = ?").bind(email).run();
  }
}

interface Names {
  emailOf: (who: number) => string;
  nameOf: (place: number | string) => string;
  groups: readonly string[];
}

/** Stores people with what they have; everything is long ago. */
async function store(given: readonly Omit<Somebody, 'later'>[], { emailOf, nameOf, groups }: Names): Promise<void> {
  const insert = (sql: string, ...values: (string | number)[]) => env.DB.prepare(sql).bind(...values);
  const statements = groups.map((id, place) =>
    insert(
      'INSERT INTO groups (id, name, name_key, created_at) VALUES (?, ?, ?, 1)',
      id,
      nameOf(place),
      nameKey(nameOf(place)),
    ),
  );
  for (const [who, person] of given.entries()) {
    if (person.state === 'nobody') continue;
    const id = newId();
    statements.push(
      insert(
        `INSERT INTO members (id, email, address_key, last_name, additional_information, state, created_at)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, 1)`,
        ...[id, emailOf(who), person.lastName, person.information, person.state],
      ),
      ...person.labels.map((label, position) =>
        insert('INSERT INTO member_labels VALUES (?, ?, ?, ?)', id, nameKey(label), label, position),
      ),
      ...person.groups.map((place) => insert('INSERT INTO group_members VALUES (?, ?, 1)', groups[place] ?? '', id)),
    );
    if (person.state === 'invited' && person.isOpen) {
      const invitation = newId();
      const expires = Date.now() + 86_400_000;
      statements.push(
        insert(
          `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
           VALUES (?, ?, 'pending', 1, 1, ?)`,
          ...[invitation, id, expires],
        ),
        insert(
          `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
           VALUES (?, 'invitation', ?, ?, 1, 1, 1)`,
          ...[newId(), id, invitation],
        ),
      );
    }
  }
  await env.DB.batch(statements);
}
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;

interface Person {
  email: string;
  state: string;
  lastName: string;
  language: string;
  information: string;
  hasPassword: number;
  /** JSON lists. */
  labels: string;
  groups: string;
  sessions: string;
  links: string;
  mails: string;
  /** What the last batch that did something for them did; `already` when it found them there. */
  outcome: string | null;
}

/** All that the space has of the people of a run, by their addresses. */
async function people(run: string): Promise<Record<string, Omit<Person, 'email'>>> {
  const { results } = await env.DB.prepare(
    `SELECT m.email, m.state, m.last_name AS lastName, m.language, m.additional_information AS information,
            EXISTS (SELECT 1 FROM initial_passwords WHERE member_id = m.id) AS hasPassword,
            (SELECT json_group_array(label ORDER BY position) FROM member_labels WHERE member_id = m.id) AS labels,
            (SELECT json_group_array(json_array(group_id, joined_at) ORDER BY group_id) FROM group_members
              WHERE member_id = m.id) AS groups,
            (SELECT json_group_array(session_id) FROM session_members WHERE member_id = m.id) AS sessions,
            (SELECT json_group_array(json_array(id, generation)) FROM invitations
              WHERE member_id = m.id AND state = 'pending') AS links,
            (SELECT json_group_array(kind) FROM outbox WHERE member_id = m.id AND state = 'queued') AS mails,
            (SELECT iif(outcome LIKE 'already%', 'already', outcome) FROM batch_rows
              WHERE member_id = m.id AND outcome NOT IN ('refused', 'duplicate')) AS outcome
       FROM members AS m WHERE m.email LIKE ?`,
  )
    .bind(`%@${run}.example.org`)
    .all<Person & Record<string, unknown>>();
  return Object.fromEntries(results.map(({ email, ...person }) => [email, person]));
}

function withoutOutcome(person: Omit<Person, 'email'> | undefined): object | null {
  if (!person) return null;
  const { outcome: _, ...rest } = person;
  return rest;
}
