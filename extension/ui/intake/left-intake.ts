import type { ChosenList } from './chosen-list.ts';
import type { Draft } from './draft.ts';

/** What stood in an intake whose lists could not be stored in the end, to be found there again. */
interface LeftIntake {
  draft: Draft;
  files: readonly ChosenList[];
}

type Taker = (intake: LeftIntake) => void;

let left: LeftIntake[] = [];
const takers = new Set<Taker>();

/** Leaves what stood in an intake for the next one, in this page's memory: a disk may be too full to hold it. */
export function leaveIntake(intake: LeftIntake): void {
  left.push(intake);
  for (const taker of takers) giveLeft(taker);
}

/** Takes what was left, once, and what will be while the intake is shown: until the returned function is called. */
export function takeLeftIntakes(taker: Taker): () => void {
  takers.add(taker);
  giveLeft(taker);
  return () => void takers.delete(taker);
}

function giveLeft(taker: Taker): void {
  const given = left;
  left = [];
  for (const intake of given) taker(intake);
}
