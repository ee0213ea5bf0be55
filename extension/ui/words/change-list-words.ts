import { i18n } from '#i18n';
import type { Change } from '../../../shared/contract/batch.ts';
import { columnWords } from './column-words.ts';
import { listWords } from './numbers.ts';

/** What a row will set of somebody who exists already; null when nothing. */
export function plannedChangeWords(changes: readonly Change[]): string | null {
  return changes.length === 0 ? null : i18n.t('changes.planned', [namesOf(changes)]);
}

/** What a row has set of somebody who existed already; null when nothing. */
export function doneChangeWords(changes: readonly Change[]): string | null {
  return changes.length === 0 ? null : i18n.t('changes.done', [namesOf(changes)]);
}

function namesOf(changes: readonly Change[]): string {
  return listWords(changes.map((change) => (change === 'target' ? i18n.t('changes.target') : columnWords(change))));
}
