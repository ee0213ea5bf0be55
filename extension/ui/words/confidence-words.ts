import { i18n } from '#i18n';
import type { Column } from '../../../shared/reading/reading.ts';

/** Confidence (from 0 to 1) below which the admin is asked to check a column, and from which it needs no look. */
const unsureBelow = 0.6;
const sureFrom = 0.85;

/** Whether the reader was so unsure of a column that the admin is asked to check it. */
export function isGuess({ meaning, confidence }: Column): boolean {
  return meaning !== null && confidence < unsureBelow;
}

/** How sure the reader is of what a column holds; empty for a column that is not used. */
export function confidenceWords(column: Column, isChosen: boolean): string {
  if (isChosen) return i18n.t('columns.chosen');
  if (column.meaning === null) return '';
  if (isGuess(column)) return i18n.t('columns.unsure');
  return column.confidence < sureFrom ? i18n.t('columns.likely') : i18n.t('columns.sure');
}
