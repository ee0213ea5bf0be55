import type { Column, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { isSingle } from '../../batches/columns/single-meaning.ts';

/** What the admin chose for columns, by their index. */
export type ChosenMeanings = ReadonlyMap<number, ColumnMeaning>;

/** The choices with one more: a meaning that one column can have moves with its newest choice. */
export function withChoice(chosen: ChosenMeanings, index: number, meaning: ColumnMeaning): ChosenMeanings {
  const others = [...chosen].filter(([at, earlier]) => at !== index && !(isSingle(meaning) && earlier === meaning));
  return new Map([...others, [index, meaning]]);
}

/** The choices without those that gave the column of addresses, as it was read, another meaning. */
export function withAddresses(chosen: ChosenMeanings, columns: readonly Column[]): ChosenMeanings {
  const addresses = new Set(columns.filter(({ meaning }) => meaning === 'email').map(({ index }) => index));
  return new Map([...chosen].filter(([at]) => !addresses.has(at)));
}

/** Columns with what was chosen since they were read: a meaning that one column can have leaves its old one. */
export function columnsWith(columns: readonly Column[], chosen: ChosenMeanings): readonly Column[] {
  if (chosen.size === 0) return columns;
  const given = new Set([...chosen.values()].filter(isSingle));
  return columns.map((column) => {
    const meaning = chosen.get(column.index);
    if (meaning !== undefined) return { ...column, meaning, confidence: 1 };
    return isSingle(column.meaning) && given.has(column.meaning) ? { ...column, meaning: null } : column;
  });
}
