import { describe, expect, test } from 'vitest';
import { type RowSummary, summarise } from '../../../extension/batches/row-summary.ts';
import type { Phase } from '../../../extension/sync/phase.ts';
import { overallPhase } from '../../../extension/ui/batches/overall-phase.ts';

const none = summarise([]).outcomes;
const review: Phase = { kind: 'review' };
const queued: Phase = { kind: 'waiting', why: 'queue' };
const offline: Phase = { kind: 'waiting', why: 'offline' };
const sending: Phase = { kind: 'sending', sent: 0, of: 1000 };
const done: Phase = { kind: 'done', outcomes: { ...none, invited: 990, duplicate: 10 }, kept: 2 };

/** Parts of 1000 rows each, those that are done with their receipts. */
function phaseOf(...phases: Phase[]): Phase {
  return overallPhase(
    phases.map((phase) => {
      const answered = phase.kind === 'done' ? 1000 : 0;
      const outcomes = phase.kind === 'done' ? phase.outcomes : none;
      const summary: RowSummary = {
        ...summarise([]),
        rows: 1000 + (answered && 2),
        sendable: 1000,
        answered,
        outcomes,
      };
      return { phase, summary };
    }),
  );
}

describe('the phase of an import of several batches', () => {
  test('a single batch says its own', () => {
    expect(phaseOf(offline)).toBe(offline);
  });

  test('what was taken back counts as done no more, and all of it taken back says so', () => {
    expect(phaseOf({ kind: 'undone' }, done)).toEqual(done);
    expect(phaseOf({ kind: 'undone' }, { kind: 'undone' })).toEqual({ kind: 'undone' });
  });

  test('what needs the admin comes before what goes on', () => {
    expect(phaseOf(done, { kind: 'needs-sign-in' }, queued)).toEqual({ kind: 'needs-sign-in' });
    expect(phaseOf({ kind: 'plan-changed' }, { kind: 'refused', problem: { code: 'unexpected' } })).toMatchObject({
      kind: 'refused',
    });
  });

  test('batches that take turns are one sending, counted over all of them', () => {
    expect(phaseOf(done, sending, queued)).toEqual({ kind: 'sending', sent: 1000, of: 3000 });
    expect(phaseOf(done, queued, queued)).toEqual({ kind: 'sending', sent: 1000, of: 3000 });
  });

  test('nothing sent yet is waiting, and so is what is held up half-way', () => {
    expect(phaseOf(queued, queued)).toEqual(queued);
    expect(phaseOf(done, offline)).toEqual(offline);
  });

  test('a paused import says how far it is, once the batch under way is finished', () => {
    const paused: Phase = { kind: 'paused', sent: 0, of: 1000 };
    expect(phaseOf(done, sending, paused)).toEqual({ kind: 'sending', sent: 1000, of: 3000 });
    expect(phaseOf(done, paused, paused)).toEqual({ kind: 'paused', sent: 1000, of: 3000 });
  });

  test('a batch without rows does not hold its import up', () => {
    const empty = { phase: review, summary: summarise([]) };
    const full = { phase: done, summary: { ...summarise([]), rows: 1, answered: 1 } };
    expect(overallPhase([empty, full])).toEqual(done);
    expect(overallPhase([empty])).toEqual(review);
  });

  test('rows that were kept bring a sent import back to review', () => {
    expect(phaseOf(done, review)).toEqual(review);
  });

  test('says of the mail of all batches that it waits, until the last pause that was told', () => {
    const waits = (until: number): Phase => ({ ...done, mailPause: { until, reason: 'rate' } });
    expect(phaseOf(waits(5), waits(9), done)).toMatchObject({ kind: 'done', mailPause: { until: 9, reason: 'rate' } });
    expect(phaseOf({ kind: 'undone' }, done)).not.toHaveProperty('mailPause');
  });

  test('all done is done, with the counts of all', () => {
    expect(phaseOf(done, done)).toEqual({
      kind: 'done',
      outcomes: { ...none, invited: 1980, duplicate: 20 },
      kept: 4,
    });
  });
});
