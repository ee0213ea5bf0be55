import { headerMeaning } from './header-meaning.ts';

/** A header is looked for in so many first rows that are not blank. */
const rowsLookedAt = 10;

/**
 * The index of the row that names the columns, or -1: of the first ten rows without an address, the one with the most
 * recognised cells. One recognised cell is enough if it is about addresses, or the only filled one.
 */
export function findHeader(rows: readonly (readonly string[])[]): number {
  let best = -1;
  let bestScore = 0;
  let seen = 0;
  for (let index = 0; index < rows.length && seen < rowsLookedAt; index++) {
    const row = rows[index] ?? [];
    if (!row.some((cell) => cell.trim() !== '')) continue;
    seen++;
    if (row.some((cell) => cell.includes('@') && /\S@\S+\.\S/.test(cell))) continue;
    const score = headerScore(row);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function headerScore(row: readonly string[]): number {
  let score = 0;
  let recognised = 0;
  const seen = new Set<string>();
  for (const cell of row.slice(0, 200)) {
    if (cell.length > 100 || cell.trim() === '') continue;
    const { meaning, trust } = headerMeaning(cell);
    if (meaning === null) continue;
    recognised++;
    score += trust * (meaning === 'email' ? 1.5 : 1) * (seen.has(meaning) ? 0.3 : 1);
    seen.add(meaning);
  }
  const filled = row.filter((cell) => cell.trim() !== '').length;
  if (recognised >= 2) return score;
  return recognised === 1 && (seen.has('email') || filled === 1) && score >= 0.9 ? score : 0;
}
