import { i18n } from '#i18n';
import type { PageProblem } from '../../capture/page/page-problem.ts';
import { numberWords } from './numbers.ts';

/** Why nobody was captured from a page, and what to do about it. */
export function pageProblemWords(problem: PageProblem): string {
  switch (problem.code) {
    case 'page-of-browser':
      return i18n.t('page_capture.of_browser');
    case 'page-of-store':
      return i18n.t('page_capture.of_store');
    case 'page-is-pdf':
      return i18n.t('page_capture.is_pdf');
    case 'page-is-file':
      return i18n.t('page_capture.is_file');
    case 'page-not-granted':
      return i18n.t('page_capture.not_granted');
    case 'page-closed':
      return i18n.t('page_capture.closed');
    case 'page-changed':
      return i18n.t('page_capture.changed');
    case 'page-not-loaded':
      return i18n.t('page_capture.not_loaded');
    case 'page-without-people':
      return withoutPeopleWords(problem);
    case 'page-capture-ended':
      return i18n.t('page_capture.ended');
    case 'page-unreadable':
      return i18n.t('page_capture.unreadable', [problem.detail]);
  }
}

function withoutPeopleWords({
  scope,
  unseen,
  foreignFrames,
}: Extract<PageProblem, { code: 'page-without-people' }>): string {
  if (scope === 'selection') return i18n.t('page_capture.selection_without_people');
  if (unseen > 0) return i18n.t('page_capture.all_unseen', unseen, [numberWords(unseen)]);
  return foreignFrames > 0 ? i18n.t('page_capture.all_in_frames') : i18n.t('page_capture.without_people');
}
