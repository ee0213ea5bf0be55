import { expect, test } from 'vitest';
import { rows } from '../../../extension/batches/batch-store.ts';
import { knownPlan } from '../../../extension/ui/batches/known-plan.ts';
import type { Outcome } from '../../../shared/contract/batch.ts';
import type { Person } from '../../../shared/people/person.ts';
import { startLife } from '../browser-life.ts';
import { batchOf } from '../people.ts';

/** What is known of a list whose people have these outcomes in a space. */
async function planned(given: [Partial<Person>, Outcome][]) {
  const life = startLife();
  const id = await batchOf(
    life,
    given.map(([person], index) => ({ email: `person${index}@school.example.com`, ...person })),
  );
  const listed = await rows(life.database, id);
  const answers = listed.map((row, index) => ({ id: row.id, outcome: given[index]?.[1] ?? 'refused', problems: [] }));
  const seen = { revision: 0, outcomes: new Map(answers.map((row) => [row.id, row.outcome])) };
  return knownPlan('https://academy.example', new Map([[id, { plan: { rows: answers, mails: 0 }, seen }]]), listed);
}

test('people who are there already and of whom the list says more can be completed', async () => {
  const { completed, outcomes } = await planned([
    [{ firstName: 'Ada' }, 'already-member'],
    [{ language: 'fr' }, 'already-invited'],
    [{}, 'already-member'],
  ]);
  expect(completed).toBe(2);
  expect(outcomes).toMatchObject({ invited: 0, 'already-member': 2, 'already-invited': 1 });
});

test('whoever is refused or named twice is completed by nothing', async () => {
  const { completed } = await planned([
    [{ firstName: 'Ada' }, 'refused'],
    [{ lastName: 'Byron' }, 'duplicate'],
    [{ lastName: 'Byron' }, 'invited'],
  ]);
  expect(completed).toBe(0);
});
