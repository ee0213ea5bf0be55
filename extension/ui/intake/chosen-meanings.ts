import type { ColumnMeaning } from '../../../shared/reading/reading.ts';

/** What the admin chose for columns, by their index. */
export type ChosenMeanings = ReadonlyMap<number, ColumnMeaning>;

/** The choices with one more: a meaning that one column can have moves with its newest choice. */
export function withChoice(chosen: ChosenMeanings, index: number, meaning: ColumnMeaning): ChosenMeanings {
  const isOfOne = meaning !== null && meaning !== 'labels' && meaning !== 'groups';
  const others = [...chosen].filter(([at, earlier]) => at !== index && !(isOfOne && earlier === meaning));
  return new Map([...others, [index, meaning]]);
}
