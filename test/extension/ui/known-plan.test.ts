import { expect, test } from 'vitest';
import { knownPlan } from '../../../extension/ui/batches/plan/known-plan.ts';
import type { Plan, RowPlan } from '../../../shared/contract/batch.ts';

/** A plan of rows with these outcomes; what is not said is nothing. */
function planOf(rows: readonly Partial<RowPlan>[], rest: Partial<Plan> = {}) {
  const whole = rows.map((row) => ({
    id: crypto.randomUUID(),
    outcome: 'refused' as const,
    changes: [],
    mail: null,
    mailLanguage: '',
    pathInvitations: [],
    problems: [],
    ...row,
  }));
  const plan = {
    rows: whole,
    mails: whole.filter(({ mail }) => mail !== null).length,
    groups: [],
    sessions: [],
    ...rest,
  };
  return { plan, seen: { revision: 0, planned: new Map() } };
}

const space = 'https://academy.example';

test('people who are there already are completed where the space says that something of them changes', () => {
  const planned = planOf([
    { outcome: 'already-member', changes: ['firstName'] },
    { outcome: 'already-invited', changes: ['language', 'labels'] },
    { outcome: 'already-member' },
    { outcome: 'activated', changes: ['lastName'] },
  ]);
  const { completed, outcomes } = knownPlan(space, new Map([['one', planned]]));
  expect(completed).toBe(2);
  expect(outcomes).toMatchObject({ invited: 0, activated: 1, 'already-member': 2, 'already-invited': 1 });
});

test('the batches of an import are one plan: mails by kind and language, each spelling of a group once', () => {
  const group = { given: 'Nord', state: 'known' as const, id: 'a'.repeat(24), name: 'Nord', suggestion: null };
  const first = planOf([{ outcome: 'created', mail: 'credentials', mailLanguage: 'fr' }], { groups: [group] });
  const second = planOf(
    [
      { outcome: 'created', mail: 'credentials', mailLanguage: 'fr' },
      { outcome: 'created', mail: 'credentials', mailLanguage: 'en' },
    ],
    { groups: [group] },
  );
  const known = knownPlan(space, new Map(Object.entries({ first, second })));
  expect(known.mails).toBe(3);
  expect(known.groups).toEqual([group]);
  expect(known.kinds).toEqual([
    { kind: 'credentials', language: 'fr', sessions: [], at: null, count: 2, firstRowId: first.plan.rows[0]?.id },
    { kind: 'credentials', language: 'en', sessions: [], at: null, count: 1, firstRowId: second.plan.rows[1]?.id },
  ]);
});
