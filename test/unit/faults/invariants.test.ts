import { expect, test } from 'vitest';
import type { Evidence } from '../../faults/evidence.ts';
import { violationsIn } from '../../faults/invariants.ts';

const token = 'aaaaaaaaaaaaaaaaaaaaaaaa.mac-of-this-link';

/** One person who was invited and mailed, as all sides see it. */
function evidence(): Evidence {
  return {
    database: {
      members: [{ id: 'm1', email: 'ada@example.org', address_key: 'ada@example.org', state: 'invited' }],
      invitations: [{ id: 'aaaaaaaaaaaaaaaaaaaaaaaa', member_id: 'm1', state: 'pending', generation: 1 }],
      outbox: [{ id: 'o1', subject_id: 'aaaaaaaaaaaaaaaaaaaaaaaa', generation: 1, state: 'sent', unknowns: 0 }],
      batch_rows: [{ id: 'r1', batch_id: 'b1', outcome: 'invited' }],
    },
    browser: {
      batches: [{ id: 'b1', stage: 'applied', attempts: 1, lastProblem: null }],
      rows: [
        {
          id: 'r1',
          batchId: 'b1',
          person: { email: 'ada@example.org' },
          planned: { outcome: 'invited' },
          receipt: { outcome: 'invited' },
        },
      ],
      spaces: [{ signInId: 's1' }],
      text: '{"rows":[]}',
    },
    mails: [{ to: 'ada@example.org', outboxId: 'o1', token }],
    workerLog: 'started\n',
    acknowledged: new Set(['r1']),
    otherBatches: new Set(),
    takenBack: [],
    secrets: new Map([['a password', 'horse-of-ada']]),
  };
}

function brokenBy(spoil: (spoilt: Evidence) => void): string[] {
  const now = evidence();
  spoil(now);
  return violationsIn(now, evidence()).map(({ invariant }) => invariant);
}

/** Changes fields of the first record of a table. */
function change(spoilt: Evidence, table: string, fields: Record<string, string | number>): void {
  Object.assign(spoilt.database[table]?.[0] ?? {}, fields);
}

test('what went well breaks no invariant', () => {
  expect(violationsIn(evidence(), null)).toEqual([]);
  expect(violationsIn(evidence(), evidence())).toEqual([]);
});

test.each<[string, string, (spoilt: Evidence) => void]>([
  [
    'a row without receipt',
    'every acknowledged row',
    ({ browser }) => Object.assign(browser.rows[0] ?? {}, { receipt: null }),
  ],
  [
    'a row that the space has otherwise',
    'every acknowledged row',
    (all) => change(all, 'batch_rows', { outcome: 'refused' }),
  ],
  [
    'a row that nobody approved',
    'the space has no row',
    ({ browser }) => Object.assign(browser.rows[0] ?? {}, { planned: null }),
  ],
  [
    'one person twice',
    'an address is one member',
    ({ database }) => database.members?.push({ id: 'm2', email: 'ADA@example.org', state: 'invited' }),
  ],
  [
    'two live tokens',
    'a member has one pending invitation',
    ({ database }) => database.invitations?.push({ id: 'i2', member_id: 'm1', state: 'pending', generation: 1 }),
  ],
  ['a mail that never came', 'who was invited was mailed', ({ mails }) => mails.splice(0)],
  [
    'a mail that nobody ordered',
    'who was invited was mailed',
    ({ mails }) => Object.assign(mails[0] ?? {}, { outboxId: 'o9' }),
  ],
  [
    'a mail that leaves after its list was taken back',
    'who was taken back',
    ({ takenBack }) => Object.assign(takenBack, [{ removed: new Set(['ada@example.org']), mailsLeft: 0 }]),
  ],
  [
    'a second copy without a recorded unknown end',
    'a mail comes once',
    ({ mails }) => mails.push({ to: 'ada@example.org', outboxId: 'o1', token }),
  ],
  [
    'two links of one invitation',
    'all copies of an invitation carry one link',
    ({ mails, database }) => {
      Object.assign(database.outbox?.[0] ?? {}, { unknowns: 1 });
      mails.push({ to: 'ada@example.org', outboxId: 'o1', token: `${token}2` });
    },
  ],
  [
    "another person's link",
    'all copies of an invitation carry one link',
    (all) => change(all, 'members', { email: 'bob@example.org' }),
  ],
  [
    'a mail that was sent and waits again',
    'states only move forward',
    (all) => change(all, 'outbox', { state: 'queued' }),
  ],
  ['a person who is gone', 'states only move forward', ({ database }) => database.members?.splice(0)],
  ['a password in the log', 'no secret is in clear', (all) => Object.assign(all, { workerLog: 'tried horse-of-ada' })],
])('%s is found', (_, invariant, spoil) => {
  expect(brokenBy(spoil)).toContainEqual(expect.stringContaining(invariant));
});

test("a new mail's link in the database is found", () => {
  const now = evidence();
  Object.assign(now.database.invitations?.[0] ?? {}, { note: token });
  expect(violationsIn(now, null).map(({ evidence }) => evidence)).toEqual(['the token of a link is in the database']);
});
