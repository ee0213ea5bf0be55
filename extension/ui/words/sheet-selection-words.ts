import { i18n } from '#i18n';
import type { OpenSheet } from '../../capture/sheet/open-sheet.ts';
import type { SheetPlace } from '../../capture/sheet/sheet-place.ts';

/** Which cells of a Google sheet will be read, and what to do where the selection cannot be told. */
export function sheetSelectionWords({ selection, rangeName, place }: OpenSheet): string {
  switch (selection) {
    case 'range':
      return i18n.t('sheet_capture.selected_range', [place.range ?? '']);
    case 'several':
      return i18n.t('sheet_capture.selected_several');
    case 'named':
      return i18n.t('sheet_capture.selected_named', [rangeName]);
    case 'none':
      return i18n.t('sheet_capture.selected_none');
  }
}

/** The name of a list that is read from a place of an open sheet: document, sheet, range. */
export function sheetSourceTitle({ title, sheetName, sheets }: OpenSheet, { gid, range }: SheetPlace): string {
  const name = sheets?.find((sheet) => sheet.gid === gid)?.name ?? sheetName;
  return [title, name, range ?? ''].filter((part) => part !== '').join(' · ');
}
