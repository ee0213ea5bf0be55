import { i18n } from '#i18n';
import type { Find } from '../../capture/captured-list.ts';

/** How somebody's address stood on the page, in two or three words. */
export function findWords({ how }: Find): string {
  switch (how) {
    case 'link':
      return i18n.t('page_capture.as_link');
    case 'text':
      return i18n.t('page_capture.as_text');
    case 'protected':
      return i18n.t('page_capture.as_protected');
    case 'disguised':
      return i18n.t('page_capture.as_disguised');
    case 'structured':
      return i18n.t('page_capture.as_structured');
  }
}
