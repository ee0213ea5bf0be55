import { i18n } from '#i18n';
import type { ListNote } from '../../capture/captured-list.ts';

/** What the admin should know before trusting a list from a Google sheet; null for the notes of other captures. */
export function sheetNoteWords({ kind }: ListNote): string | null {
  switch (kind) {
    case 'sheet-hidden-rows':
      return i18n.t('sheet_capture.note_hidden_rows');
    case 'sheet-values':
      return i18n.t('sheet_capture.note_values');
    default:
      return null;
  }
}
