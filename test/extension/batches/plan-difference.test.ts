import { expect, test } from 'vitest';
import { rows } from '../../../extension/batches/batch-store.ts';
import { planDifference } from '../../../extension/batches/plan-difference.ts';
import type { PlannedRow } from '../../../extension/batches/stored-row.ts';
import { startLife } from '../browser-life.ts';
import { batchOf, people } from '../people.ts';

test('the difference names the rows of which something else was approved, and nobody else', async () => {
  const life = startLife();
  const member = (...changes: PlannedRow['changes']): PlannedRow => ({ outcome: 'already-member', changes });
  const invited: PlannedRow = { outcome: 'invited', changes: [] };
  const before = [invited, member('labels'), member('labels'), null];
  const after = [member(), member('labels'), member('labels', 'groups'), invited];
  const stored = await rows(life.database, await batchOf(life, people(4)));
  const approved = stored.map((row, index) => ({ ...row, planned: before[index] ?? null }));
  const now = new Map(stored.map(({ id }, index) => [id, after[index] ?? invited]));
  expect(planDifference(approved, now)).toEqual([
    { row: approved[0], before: invited, after: member() },
    { row: approved[2], before: member('labels'), after: member('labels', 'groups') },
  ]);
});
