import { accessMutants } from './access-mutants.ts';
import { batchMutants } from './batch-mutants.ts';
import { extensionMutants } from './extension-mutants.ts';
import { harnessMutants } from './harness-mutants.ts';
import { mailMutants } from './mail-mutants.ts';
import type { Mutant } from './mutant.ts';
import { secretMutants } from './secret-mutants.ts';
import { undoMutants } from './undo-mutants.ts';

/** Every safeguard that the gate takes out, in the order in which it does: what is found sooner comes first. */
export const allMutants: readonly Mutant[] = [
  ...batchMutants,
  ...undoMutants,
  ...mailMutants,
  ...accessMutants,
  ...secretMutants,
  ...extensionMutants,
  ...harnessMutants,
];
