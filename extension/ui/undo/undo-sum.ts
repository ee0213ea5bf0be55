import { type Fate, type KeptReason, keptReasons } from '../../../shared/contract/batch.ts';
import type { Undo } from '../../../shared/contract/undo.ts';

/** What taking back the batches of an import comes to. */
export interface UndoSum {
  fates: Record<Fate, number>;
  kept: Record<KeptReason, number>;
  mailsLeft: number;
  mailsCancelled: number;
  groupsDeleted: number;
  /** The last moment for all of them. */
  until: number;
}

/** Adds up what taking batches back comes to, each by itself. */
export function sumOfUndos(undos: readonly Undo[]): UndoSum {
  const rows = undos.flatMap((undo) => undo.rows);
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length;
  const fate = (one: Fate) => count((row) => row.fate === one);
  const total = (of: (undo: Undo) => number) => undos.reduce((sum, undo) => sum + of(undo), 0);
  return {
    fates: {
      removed: fate('removed'),
      uninvited: fate('uninvited'),
      'account-removed': fate('account-removed'),
      restored: fate('restored'),
      kept: fate('kept'),
      nothing: fate('nothing'),
    },
    kept: {
      'in-use': count(({ why }) => why === 'in-use'),
      manages: count(({ why }) => why === 'manages'),
      suspended: count(({ why }) => why === 'suspended'),
      'other-batch': count(({ why }) => why === 'other-batch'),
      'changed-since': count(({ why }) => why === 'changed-since'),
    },
    mailsLeft: total((undo) => undo.mailsLeft),
    mailsCancelled: total((undo) => undo.mailsCancelled),
    groupsDeleted: total((undo) => undo.groupsDeleted),
    until: Math.min(...undos.map(({ until }) => until)),
  };
}

/** The reasons for which somebody is kept, those that count first. */
export function reasonsOf({ kept }: UndoSum): KeptReason[] {
  return keptReasons.filter((reason) => kept[reason] > 0);
}

/** Whether taking them back would change anything at all. */
export function undoesSomething({ fates }: UndoSum): boolean {
  return fates.removed + fates.uninvited + fates['account-removed'] + fates.restored > 0;
}
