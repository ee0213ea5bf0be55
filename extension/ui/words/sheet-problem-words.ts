import { i18n } from '#i18n';
import type { SheetProblem } from '../../capture/sheet/sheet-problem.ts';
import { numberWords, sizeWords } from './numbers.ts';

/** Why a Google sheet could not be read, and what to do about it. */
export function sheetProblemWords(problem: SheetProblem): string {
  switch (problem.code) {
    case 'sheet-signed-out':
      return i18n.t('sheet_capture.signed_out');
    case 'sheet-no-access':
      return i18n.t('sheet_capture.no_access');
    case 'sheet-download-off':
      return i18n.t('sheet_capture.download_off');
    case 'sheet-gone':
      return problem.what === 'document' ? i18n.t('sheet_capture.document_gone') : i18n.t('sheet_capture.cells_gone');
    case 'sheet-empty':
      return problem.range === null
        ? i18n.t('sheet_capture.empty_sheet')
        : i18n.t('sheet_capture.empty_range', [problem.range]);
    case 'sheet-too-large':
      return i18n.t('sheet_capture.too_large', [sizeWords(problem.limit)]);
    case 'sheet-too-slow':
      return i18n.t('sheet_capture.too_slow', [numberWords(problem.seconds)]);
    case 'sheet-busy':
      return i18n.t('sheet_capture.busy');
    case 'sheet-offline':
      return i18n.t('sheet_capture.offline');
    case 'sheet-needs-hosts':
      return i18n.t('sheet_capture.needs_hosts');
    case 'sheet-failed':
      return problem.status === 0
        ? i18n.t('sheet_capture.failed')
        : i18n.t('sheet_capture.failed_status', [String(problem.status)]);
    case 'sheet-tab-gone':
      return i18n.t('sheet_capture.tab_gone');
    case 'sheet-stopped':
      return i18n.t('sheet_capture.stopped');
  }
}
