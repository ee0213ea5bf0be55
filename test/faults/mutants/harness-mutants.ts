import { batchMutants } from './batch-mutants.ts';
import { mailMutants } from './mail-mutants.ts';
import type { Mutant } from './mutant.ts';

const known = new Map([...batchMutants, ...mailMutants].map((mutant) => [mutant.name, mutant]));

/** A mutant that a test of its own kills, for the fault harness: real browser, real worker, real mail server. */
function inHarness(name: string, scenario: string): Mutant {
  const mutant = known.get(name);
  if (!mutant) throw new Error(`There is no mutant with ${name}.`);
  return { ...mutant, name: `${name} (whole stage)`, killer: { scenario } };
}

/** Mutants that show that the scenarios of the harness see what goes wrong, not only that nothing does. */
export const harnessMutants: readonly Mutant[] = [
  inHarness('no UNIQUE on the address', 'two-admins'),
  inHarness('no claim predicate in the outbox', 'cron-and-queue-at-once'),
  inHarness('no faithfulness to the link: each attempt has another one', 'mail-take-and-hang-up'),
  inHarness('no sweeper for mail whose delivery died', 'kill-at-delivery'),
];
