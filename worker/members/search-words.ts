import { nameKey } from '../../shared/people/name-key.ts';
import type { Condition } from '../conditions.ts';

/** Words of a search that are looked at; the others are passed over. */
const maxSearchWords = 10;

/**
 * Conditions that each word of a search stands somewhere in a `list_key`, the column `key`: in a name, compared as
 * names are, or as it is written in the address. `instr` because D1 bounds the patterns of `LIKE` to 50 octets.
 */
export function searchConditions(search: string, key: string): Condition[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, maxSearchWords)
    .map((word) => {
      const name = nameKey(word);
      if (name === word || name === '') return { sql: `instr(${key}, ?) > 0`, values: [word] };
      return { sql: `instr(${key}, ?) > 0 OR instr(${key}, ?) > 0`, values: [word, name] };
    });
}
