import { i18n } from '#i18n';
import type { Mended } from '../../batches/repair/mend.ts';
import { listWords, numberWords } from './numbers.ts';

/** What a repaired list did: "12 rows mended, 1 added, 2 not found." */
export function mendedWords({ changed, unchanged, added, unknown, locked }: Mended): string {
  const words = [i18n.t('mended.changed', changed, [numberWords(changed)])];
  if (unchanged > 0) words.push(i18n.t('mended.unchanged', unchanged, [numberWords(unchanged)]));
  if (added > 0) words.push(i18n.t('mended.added', added, [numberWords(added)]));
  if (unknown.length > 0)
    words.push(i18n.t('mended.unknown', unknown.length, [numberWords(unknown.length), linesOf(unknown)]));
  if (locked.length > 0)
    words.push(i18n.t('mended.locked', locked.length, [numberWords(locked.length), linesOf(locked)]));
  return `${listWords(words)}.`;
}

/** Lines named of a long series. */
const mostNamed = 10;

function linesOf(lines: readonly number[]): string {
  const shown = lines.slice(0, mostNamed).map(numberWords);
  return listWords(lines.length > mostNamed ? [...shown, '…'] : shown);
}
