import { expect, test } from 'vitest';
import { emptyBatch } from '../../../extension/batches/new-batch.ts';
import { summarise } from '../../../extension/batches/row-summary.ts';
import { defaultChoices, type StoredBatch } from '../../../extension/batches/stored-batch.ts';
import type { StoredSpace } from '../../../extension/spaces/stored-space.ts';
import { phaseOf } from '../../../extension/sync/phase.ts';
import { pasted } from '../people.ts';

const id = crypto.randomUUID();
const frame = { id, importId: id, part: 0, sourceIndex: 0, name: 'List', source: pasted, now: 0 };
const inReview = emptyBatch({ ...frame, choices: defaultChoices });
const space: StoredSpace = {
  address: 'https://academy.example',
  name: 'Academy',
  member: null,
  timeZone: null,
  connectedAt: 0,
  state: 'connected',
  signInId: 'a'.repeat(24),
  token: { iv: new Uint8Array(12), sealed: new ArrayBuffer(0) },
  rest: null,
  forgetting: null,
};
const summary = { ...summarise([]), rows: 5, sendable: 4 };

function phase(batch: Partial<StoredBatch>, around: { space?: StoredSpace | null; isOnline?: boolean } = {}) {
  return phaseOf({ ...inReview, ...batch }, summary, { space, isOnline: true, now: 100_000, ...around });
}

test('a new batch is in review', () => {
  expect(phase({})).toEqual({ kind: 'review' });
});

test('a batch whose plan changed says so until it is approved again', () => {
  expect(phase({ lastProblem: { code: 'plan-changed' } })).toEqual({ kind: 'plan-changed' });
});

test('an approved batch waits for its turn', () => {
  expect(phase({ stage: 'approved' })).toEqual({ kind: 'waiting', why: 'queue' });
});

test('it waits for the network, unless its space is on this machine', () => {
  expect(phase({ stage: 'approved' }, { isOnline: false })).toEqual({ kind: 'waiting', why: 'offline' });
  const here = { ...space, address: 'http://localhost:8787' };
  expect(phase({ stage: 'approved' }, { isOnline: false, space: here })).toEqual({ kind: 'waiting', why: 'queue' });
});

test('after a failure it says when it is tried again, and why', () => {
  const batch = { stage: 'approved', nextAttemptAt: 130_000, lastProblem: { code: 'timed-out' } } as const;
  const problem = { code: 'timed-out' };
  expect(phase(batch)).toEqual({ kind: 'waiting', why: 'retry', until: 130_000, problem });
  const rest = { until: 160_000, failures: 1, asked: true };
  expect(phase(batch, { space: { ...space, rest } })).toMatchObject({ until: 160_000 });
});

test('it is being sent while its request has time, and not a moment longer', () => {
  expect(phase({ stage: 'approved', sendingUntil: 110_000 })).toEqual({ kind: 'sending', sent: 0, of: 4 });
  expect(phase({ stage: 'approved', sendingUntil: 99_999 })).toEqual({ kind: 'waiting', why: 'queue' });
  // A moment that no request can reach: the clock was set back.
  expect(phase({ stage: 'approved', sendingUntil: 900_000 })).toEqual({ kind: 'waiting', why: 'queue' });
});

test('a paused batch says so, whatever else keeps it, once its request is over', () => {
  const paused = { stage: 'approved', paused: true } as const;
  expect(phase(paused)).toEqual({ kind: 'paused', sent: 0, of: 4 });
  expect(phase(paused, { space: null })).toMatchObject({ kind: 'paused' });
  expect(phase({ ...paused, sendingUntil: 110_000 })).toMatchObject({ kind: 'sending' });
});

test('it names what the admin has to do', () => {
  expect(phase({ stage: 'approved' }, { space: { ...space, state: 'signed-out' } })).toEqual({ kind: 'needs-sign-in' });
  expect(phase({ stage: 'approved' }, { space: null })).toEqual({ kind: 'needs-space' });
});

test('a batch whose passwords are gone says so, and whether a passphrase brings them back', () => {
  const lastProblem = { code: 'passwords-missing', locked: true } as const;
  expect(phase({ stage: 'approved', lastProblem })).toEqual({ kind: 'needs-passwords', locked: true });
  expect(phase({ stage: 'approved', lastProblem }, { space: null })).toEqual({ kind: 'needs-space' });
});

test('a refusal carries its reason', () => {
  const problem = { code: 'too-large', limit: 5 } as const;
  expect(phase({ stage: 'refused', lastProblem: problem })).toEqual({ kind: 'refused', problem });
});

test('an applied batch counts what came of its rows and what was kept, wherever its space is now', () => {
  const done = { ...summary, answered: 4, outcomes: { ...summary.outcomes, invited: 3, duplicate: 1 } };
  expect(phaseOf({ ...inReview, stage: 'applied' }, done, { space: null, isOnline: false, now: 0 })).toEqual({
    kind: 'done',
    outcomes: done.outcomes,
    kept: 1,
  });
});
