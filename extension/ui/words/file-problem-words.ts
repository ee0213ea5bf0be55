import { i18n } from '#i18n';
import type { FileProblem, UnreadableKind } from '../../capture/file/file-capture.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { listWords, numberWords, sizeWords } from './numbers.ts';

/** Why a file was refused, and what to do about it. */
export function fileProblemWords(problem: FileProblem): string {
  switch (problem.code) {
    case 'file-gone':
      return i18n.t('file_problem.gone');
    case 'file-empty':
      return i18n.t('file_problem.empty');
    case 'file-without-content':
      return problem.hiddenSheets.length === 0
        ? i18n.t('file_problem.without_content')
        : i18n.t('file_problem.all_hidden', [listWords(problem.hiddenSheets.map(sourceTitle))]);
    case 'file-too-large':
      return i18n.t('file_problem.too_large', [sizeWords(problem.size), sizeWords(problem.limit)]);
    case 'file-too-many-cells':
      return i18n.t('file_problem.too_many_cells', [numberWords(problem.limit)]);
    case 'file-unpacks-too-large':
      return i18n.t('file_problem.unpacks_too_large', [problem.part, sizeWords(problem.limit)]);
    case 'file-encrypted':
      return i18n.t('file_problem.encrypted');
    case 'file-damaged':
      return i18n.t('file_problem.damaged', [problem.part, problem.detail]);
    case 'file-not-a-list':
      return unreadableWords(problem.found);
    case 'file-page-without-list':
      return i18n.t('file_problem.page_without_list');
    case 'file-without-addresses':
      return i18n.t('file_problem.without_addresses', problem.cards, [
        numberWords(problem.cards),
        sourceTitle(problem.first),
      ]);
  }
}

function unreadableWords(found: UnreadableKind): string {
  switch (found) {
    case 'pdf':
      return i18n.t('file_problem.pdf');
    case 'image':
      return i18n.t('file_problem.image');
    case 'old-workbook':
      return i18n.t('file_problem.old_workbook');
    case 'binary-workbook':
      return i18n.t('file_problem.binary_workbook');
    case 'xml-workbook':
      return i18n.t('file_problem.xml_workbook');
    case 'numbers':
      return i18n.t('file_problem.numbers');
    case 'word':
      return i18n.t('file_problem.word');
    case 'presentation':
      return i18n.t('file_problem.presentation');
    case 'rich-text':
      return i18n.t('file_problem.rich_text');
    case 'outlook-message':
      return i18n.t('file_problem.outlook_message');
    case 'archive':
      return i18n.t('file_problem.archive');
    case 'binary':
      return i18n.t('file_problem.binary');
  }
}
