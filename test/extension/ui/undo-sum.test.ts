import { expect, test } from 'vitest';
import { reasonsOf, sumOfUndos, undoesSomething } from '../../../extension/ui/undo/undo-sum.ts';
import { fates, keptReasons, type RowUndone } from '../../../shared/contract/batch.ts';
import type { Undo } from '../../../shared/contract/undo.ts';

function undoOf(rows: readonly Partial<RowUndone>[], given: Partial<Undo> = {}): Undo {
  return {
    batchId: crypto.randomUUID(),
    appliedAt: 1,
    until: 1000,
    undoneAt: null,
    rows: rows.map((row) => ({ id: crypto.randomUUID(), fate: 'nothing', why: null, changes: [], ...row })),
    mailsLeft: 0,
    mailsCancelled: 0,
    groupsDeleted: 0,
    ...given,
  };
}

test('what an import comes to is the sum of its batches, and its time ends with the first of theirs', () => {
  const sum = sumOfUndos([
    undoOf([{ fate: 'removed' }, { fate: 'kept', why: 'in-use' }], { mailsLeft: 1, mailsCancelled: 2, until: 900 }),
    undoOf([{ fate: 'removed' }, { fate: 'restored' }], { mailsLeft: 3, groupsDeleted: 4, until: 800 }),
  ]);
  expect(sum.fates).toMatchObject({ removed: 2, restored: 1, kept: 1, nothing: 0 });
  expect(sum.kept).toMatchObject({ 'in-use': 1, manages: 0 });
  expect(sum).toMatchObject({ mailsLeft: 4, mailsCancelled: 2, groupsDeleted: 4, until: 800 });
});

test.each(fates)('a row that is %s is counted once, as nothing else', (fate) => {
  const { fates: counted } = sumOfUndos([undoOf([{ fate }])]);
  expect(counted).toEqual({ ...Object.fromEntries(fates.map((one) => [one, 0])), [fate]: 1 });
});

test('each reason to keep somebody is counted, and those that count nobody are not told', () => {
  const kept = keptReasons.map((why) => ({ fate: 'kept' as const, why }));
  expect(reasonsOf(sumOfUndos([undoOf(kept)]))).toEqual(keptReasons);
  expect(reasonsOf(sumOfUndos([undoOf([{ fate: 'kept', why: 'manages' }, { fate: 'removed' }])]))).toEqual(['manages']);
  expect(reasonsOf(sumOfUndos([undoOf([])]))).toEqual([]);
});

test('taking back is offered when it would change something, and not when all stays', () => {
  const changing = fates.filter((fate) => undoesSomething(sumOfUndos([undoOf([{ fate }])])));
  expect(changing).toEqual(['removed', 'uninvited', 'account-removed', 'restored']);
});
