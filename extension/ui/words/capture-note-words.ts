import { i18n } from '#i18n';
import type { ListNote } from '../../capture/captured-list.ts';
import { numberWords } from './numbers.ts';
import { sheetNoteWords } from './sheet-note-words.ts';

/**
 * What the admin should know before trusting what was captured from a page or sheet, as a sentence; null if it is
 * unknown.
 */
export function captureNoteWords(note: ListNote): string | null {
  const { kind, count = 0 } = note;
  switch (kind) {
    case 'selection-only':
      return i18n.t('page_capture.selection_only');
    case 'page-cut':
      return i18n.t('page_capture.cut');
    case 'unseen-addresses':
      return i18n.t('page_capture.unseen', count, [numberWords(count)]);
    case 'foreign-frames':
      return i18n.t('page_capture.foreign_frames', count, [numberWords(count)]);
    case 'refused-addresses':
      return i18n.t('page_capture.refused', count, [numberWords(count)]);
    default:
      return sheetNoteWords(note);
  }
}
