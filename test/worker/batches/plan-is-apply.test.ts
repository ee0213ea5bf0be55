import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Batch, existingRules, ways } from '../../../shared/contract/batch.ts';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { nameKey } from '../../../shared/people/name-key.ts';
import { newId } from '../../../worker/random.ts';
import { newSpace, type TestMember } from '../space.ts';
import { applyToModel, type ModelPerson, type ModelSpace } from './batch-model.ts';
import { holdMailAndHashing } from './held-work.ts';
import { applied, asPlanned, batchOf, changesOf, outcomesOf, planned, row } from './invite-batch.ts';

let owner: TestMember;
beforeAll(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

const labels = ['Alpha', 'alpha', 'Béta', 'beta', 'C', 'C++', '★ "quoted"'];
const places = fc.shuffledSubarray([0, 1, 2], { maxLength: 2 });
const labelList = fc.shuffledSubarray(labels, { maxLength: 3 });
const text = (...texts: string[]) => fc.constantFrom('', ...texts);

const somebody = fc.record({
  state: fc.constantFrom('nobody', 'invited', 'active', 'suspended'),
  isOpen: fc.boolean(),
  lastName: text('Old'),
  language: text('de'),
  labels: labelList,
  information: text('old', 'new'),
  groups: places,
});

const asked = fc.record({
  who: fc.nat({ max: 4 }),
  loud: fc.boolean(),
  lastName: fc.oneof({ arbitrary: text('New'), weight: 9 }, fc.constant('www.bad.example')),
  language: text('fr'),
  labels: labelList,
  information: text('new'),
  /** An existing group's place, a name of one that is missing, or an id of nobody. */
  groups: fc.array(fc.constantFrom(0, 0, 1, 2, 'id 1', 'ID 2', 'Missing', 'missing', 'Neu', 'nobody'), {
    maxLength: 3,
  }),
  password: text('correct horse', 'battery staple', 'short'),
  sendCredentials: fc.boolean(),
});

const scene = fc.record({
  people: fc.array(somebody, { minLength: 5, maxLength: 5 }),
  rows: fc.array(asked, { minLength: 1, maxLength: 8 }),
  way: fc.constantFrom(...ways),
  existing: fc.constantFrom(...existingRules),
  createGroups: fc.boolean(),
  target: fc.constantFrom(null, null, 0, 1),
});

it('what the plan says is what the rules say and what the receipt says; applied again it changes nothing', async () => {
  await fc.assert(fc.asyncProperty(scene, playScene), { numRuns: 100, interruptAfterTimeLimit: 20_000 });
}, 60_000);

async function playScene(given: typeof scene extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const run = newId();
  const groupIds = [newId(), newId(), newId()];
  const nameOf = (place: number) => `Groupe ${place} ${run}`;
  const emailOf = (who: number) => `p${who}@${run}.example.org`;
  const model: ModelSpace = {
    people: new Map(),
    groups: new Map(groupIds.map((id, place) => [id, nameOf(place)])),
  };
  for (const [who, { state, groups, labels, ...person }] of given.people.entries()) {
    if (state === 'nobody') continue;
    const onlyOnce = labels.filter((label, at) => labels.findIndex((one) => nameKey(one) === nameKey(label)) === at);
    const isOpen = state === 'invited' && person.isOpen;
    // The literals of `somebody` are what is left of its states.
    const known = { ...person, isOpen, state: state as ModelPerson['state'] };
    model.people.set(emailOf(who), { ...known, labels: onlyOnce, groups: new Set(groups.map(nameOf)) });
  }
  await store(model);
  const rows = given.rows.map((each) => {
    const email = emailOf(each.who);
    return row(each.loud ? email.replace('p', 'P') : email, {
      lastName: each.lastName,
      language: each.language,
      labels: each.labels,
      additionalInformation: each.information,
      groups: each.groups.map((place) => {
        if (place === 'id 1') return groupIds[1] ?? '';
        if (place === 'ID 2') return (groupIds[2] ?? '').toUpperCase();
        if (place === 'nobody') return '0123456789abcdef01234567';
        return typeof place === 'number' ? nameOf(place).toUpperCase() : `${place} ${run}`;
      }),
      ...(given.way === 'accounts' && { password: each.password, sendCredentials: each.sendCredentials }),
    });
  });
  const batch: Batch = {
    ...batchOf(...rows),
    way: given.way,
    existing: given.existing,
    createGroups: given.createGroups,
    target: given.target === null ? null : { kind: 'group', id: groupIds[given.target] ?? '' },
  };

  const plan = await planned(owner, batch);
  const expected = applyToModel(model, batch, (each) => checkPerson(each).some(({ severity }) => severity === 'error'));
  expect(plan.rows.map(({ outcome, changes }) => ({ outcome, changes }))).toEqual(expected);
  const id = crypto.randomUUID();
  const receipt = await applied(owner, { ...batch, rows: asPlanned(rows, plan) }, id);
  expect(outcomesOf(receipt)).toEqual(outcomesOf(plan));
  expect(changesOf(receipt)).toEqual(changesOf(plan));
  expect(receipt.rows.filter(({ mail }, at) => mail === 'none' && plan.rows[at]?.mail !== null)).toEqual([]);
  expect(await countMails(run)).toBe(plan.mails);
  const stored = await read(run);
  const withKeys = [...model.people].map(([key, person]) => [key, { ...person, groups: keysOf(person.groups) }]);
  expect(stored).toEqual(Object.fromEntries(withKeys));
  await applied(owner, batch, id);
  expect(await read(run)).toEqual(stored);
}

/** Puts a model of a space into the database. */
async function store({ people, groups }: ModelSpace): Promise<void> {
  const now = Date.now();
  const idOf = new Map([...groups].map(([id, name]) => [name, id]));
  const insert = (sql: string, ...values: (string | number)[]) => env.DB.prepare(sql).bind(...values);
  const statements = [...groups].map(([id, name]) =>
    insert('INSERT INTO groups (id, name, name_key, created_at) VALUES (?, ?, ?, ?)', id, name, nameKey(name), now),
  );
  for (const [email, person] of people) {
    const id = newId();
    statements.push(
      insert(
        `INSERT INTO members (id, email, address_key, last_name, language, additional_information, state, created_at)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7)`,
        ...[id, email, person.lastName, person.language, person.information, person.state, now],
      ),
      ...person.labels.map((label, position) =>
        insert('INSERT INTO member_labels VALUES (?, ?, ?, ?)', id, nameKey(label), label, position),
      ),
      ...[...person.groups].map((name) =>
        insert('INSERT INTO group_members VALUES (?, ?, ?)', idOf.get(name) ?? '', id, now),
      ),
    );
    if (person.state !== 'invited') continue;
    // An invitation that is not open any more may not have been marked yet.
    const expiresAt = person.isOpen ? now + 86_400_000 : 1;
    statements.push(
      insert(
        `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
         VALUES (?, ?, 'pending', 1, ?, ?)`,
        ...[newId(), id, now, expiresAt],
      ),
    );
  }
  await env.DB.batch(statements);
}

interface StoredPerson {
  email: string;
  state: ModelPerson['state'];
  lastName: string;
  language: string;
  information: string;
  isOpen: number;
  /** JSON lists. */
  labels: string;
  groups: string;
}

/** The people of a run as the database has them, in the model's words. */
async function read(run: string): Promise<Record<string, ModelPerson>> {
  const { results } = await env.DB.prepare(
    `SELECT address_key AS email, state, last_name AS lastName, language, additional_information AS information,
            EXISTS (SELECT 1 FROM invitations WHERE member_id = members.id AND state = 'pending') AS isOpen,
            (SELECT json_group_array(label ORDER BY position) FROM member_labels WHERE member_id = members.id) AS labels,
            (SELECT json_group_array(name) FROM group_members JOIN groups ON groups.id = group_id
              WHERE member_id = members.id) AS groups
       FROM members WHERE address_key LIKE ?`,
  )
    .bind(`%@${run}.example.org`)
    .all<StoredPerson>();
  return Object.fromEntries(
    results.map(({ email, ...person }) => [
      email,
      {
        ...person,
        isOpen: person.isOpen === 1,
        labels: JSON.parse(person.labels),
        groups: keysOf(JSON.parse(person.groups)),
      },
    ]),
  );
}

/** Groups as they are told apart: which spelling a new one got is not the point here. */
function keysOf(names: Iterable<string>): Set<string> {
  return new Set(Array.from(names, nameKey));
}

function countMails(run: string): Promise<number | null> {
  return env.DB.prepare(
    `SELECT count(*) AS mails FROM outbox JOIN members ON members.id = outbox.member_id WHERE address_key LIKE ?`,
  )
    .bind(`%@${run}.example.org`)
    .first('mails');
}
