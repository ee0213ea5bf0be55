import type { ChosenList } from './chosen-list.ts';
import type { Draft } from './use-draft.ts';

/** What stood in an intake whose lists could not be stored in the end, to be found there again. */
interface LeftIntake {
  draft: Draft;
  files: readonly ChosenList[];
}

let left: LeftIntake | null = null;

/** Leaves what stood in an intake for the next one, in this page's memory: a disk may be too full to hold it. */
export function leaveIntake(intake: LeftIntake): void {
  left = intake;
}

/** Takes what was left, once. */
export function takeLeftIntake(): LeftIntake | null {
  const taken = left;
  left = null;
  return taken;
}
