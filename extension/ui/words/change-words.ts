import { i18n } from '#i18n';
import type { ChangeKind } from '../../batches/history/stored-change.ts';

/** What was done to a list, in a few words: for "Undo: …". */
export function changeWords(kind: ChangeKind): string {
  switch (kind) {
    case 'edit':
      return i18n.t('change.edit');
    case 'paste':
      return i18n.t('change.paste');
    case 'fill':
      return i18n.t('change.fill');
    case 'clear':
      return i18n.t('change.clear');
    case 'suggestion':
      return i18n.t('change.suggestion');
    case 'names':
      return i18n.t('change.names');
    case 'exclude':
      return i18n.t('change.exclude');
    case 'include':
      return i18n.t('change.include');
    case 'add':
      return i18n.t('change.add');
    case 'remove':
      return i18n.t('change.remove');
    case 'merge':
      return i18n.t('change.merge');
    case 'leftover':
      return i18n.t('change.leftover');
    case 'remap':
      return i18n.t('change.remap');
    case 'mend':
      return i18n.t('change.mend');
    case 'append':
      return i18n.t('change.append');
    case 'options':
      return i18n.t('change.options');
    case 'way':
      return i18n.t('change.way');
    case 'password':
      return i18n.t('change.password');
    case 'group':
      return i18n.t('change.group');
  }
}
