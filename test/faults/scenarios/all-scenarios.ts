import type { Scenario } from '../scenario.ts';
import { accounts } from './accounts.ts';
import { background } from './background.ts';
import { eachRequest } from './each-request.ts';
import { fullDisks } from './full-disks.ts';
import { kills } from './kills.ts';
import { lostOnTheWay } from './lost-on-the-way.ts';
import { mailTrouble } from './mail-trouble.ts';
import { manyHands } from './many-hands.ts';
import { repeats } from './repeats.ts';
import { spaceTrouble } from './space-trouble.ts';
import { undo } from './undo.ts';

/** Every scenario, by families. */
export const allScenarios: readonly Scenario[] = [
  ...lostOnTheWay,
  ...eachRequest,
  ...repeats,
  ...kills,
  ...accounts,
  ...background,
  ...mailTrouble,
  ...manyHands,
  ...spaceTrouble,
  ...undo,
  ...fullDisks,
];
