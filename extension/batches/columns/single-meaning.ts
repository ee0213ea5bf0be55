import type { ColumnMeaning } from '../../../shared/reading/reading.ts';

/** Whether a meaning is one that one column of a list can have: only labels and groups may stand in several. */
export function isSingle(meaning: ColumnMeaning): meaning is Exclude<ColumnMeaning, null> {
  return meaning !== null && meaning !== 'labels' && meaning !== 'groups';
}
