import { i18n } from '#i18n';
import { numberWords } from './numbers.ts';

/** That a change is being stored, and of how many rows it is so far, where that is known. */
export function busyWords(written: number): string {
  return written === 0 ? i18n.t('grid.busy') : i18n.t('grid.busy_rows', written, [numberWords(written)]);
}

/** How many cells are selected, or null for a single one. */
export function sizeWords({ rows, columns }: { rows: number; columns: number }): string | null {
  if (rows === 1 && columns === 1) return null;
  return i18n.t('grid.selected', rows, [numberWords(rows), numberWords(columns)]);
}
