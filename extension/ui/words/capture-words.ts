import { i18n } from '#i18n';
import type { CaptureSource } from '../../capture/capture-source.ts';

/** Where a capture comes from: the page's host, or that it is a whole sheet; the title of others names their cells. */
export function captureOrigin({ url, sheet }: Pick<CaptureSource, 'url' | 'sheet'>): string {
  if (sheet?.range === null) return i18n.t('capture.whole_sheet');
  return URL.parse(url ?? '')?.host || i18n.t('capture.this_browser');
}
