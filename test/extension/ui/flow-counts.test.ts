import { describe, expect, test } from 'vitest';
import { flowCounts } from '../../../extension/ui/batches/flow-counts.ts';
import { type fates, outcomes, type RowReceipt } from '../../../shared/contract/batch.ts';
import { mailStates } from '../../../shared/contract/follow-up.ts';

function receipt(given: Partial<RowReceipt>): { receipt: RowReceipt } {
  return {
    receipt: {
      id: 'r',
      outcome: 'invited',
      changes: [],
      problems: [],
      memberId: 'm',
      mail: 'none',
      bounce: null,
      mailedAt: null,
      invitation: 'pending',
      acceptedAt: null,
      undone: null,
      ...given,
    },
  };
}

describe('how far a list has come', () => {
  test('is nowhere without rows, and read before it is sent', () => {
    expect(flowCounts([])).toEqual({ read: 0, taken: 0, made: 0, mailed: 0, joined: 0 });
    expect(flowCounts([{ receipt: null }, { receipt: null }])).toMatchObject({ read: 2, taken: 0 });
  });

  test('leaves out whom the space refused or had in an earlier row', () => {
    const counted = outcomes.map((outcome) => [outcome, flowCounts([receipt({ outcome })]).taken]);
    expect(counted.filter(([, taken]) => taken === 0)).toEqual([
      ['duplicate', 0],
      ['refused', 0],
    ]);
  });

  test('counts an account as made and joined, and an invitation as made', () => {
    expect(flowCounts([receipt({ outcome: 'created' })])).toMatchObject({ made: 1, joined: 1 });
    expect(flowCounts([receipt({ outcome: 'activated' })])).toMatchObject({ made: 1, joined: 1 });
    expect(flowCounts([receipt({ outcome: 'invited' })])).toMatchObject({ made: 1, joined: 0 });
    expect(flowCounts([receipt({ outcome: 'already-member' })])).toMatchObject({ taken: 1, made: 0, joined: 0 });
  });

  test('counts nobody who was taken back, but whom that left in the space', () => {
    const fate = (given: (typeof fates)[number]) => receipt({ undone: { fate: given, why: null, changes: [] } });
    expect(flowCounts([fate('removed'), fate('kept'), fate('nothing'), receipt({})])).toMatchObject({
      read: 4,
      taken: 3,
      made: 3,
    });
  });

  test('counts mails that have left and did not come back', () => {
    const mailed = mailStates.filter((mail) => flowCounts([receipt({ mail })]).mailed === 1);
    expect([...mailed].sort()).toEqual(['delivered', 'sent']);
  });

  test('counts who accepted, whichever list had invited them first', () => {
    const accepted = { invitation: 'accepted' } as const;
    const rows = [receipt(accepted), receipt({ outcome: 'already-invited', ...accepted }), receipt({})];
    expect(flowCounts(rows)).toEqual({ read: 3, taken: 3, made: 2, mailed: 0, joined: 2 });
  });
});
