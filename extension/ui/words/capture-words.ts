import { i18n } from '#i18n';
import type { CaptureSource } from '../../capture/capture-source.ts';

/** Where a capture comes from: the page's host, and the cells of a sheet. */
export function captureOrigin({ url, sheet }: Pick<CaptureSource, 'url' | 'sheet'>): string {
  const host = URL.parse(url ?? '')?.host;
  if (sheet) return sheet.range === null ? i18n.t('capture.whole_sheet') : sheet.range;
  return host || i18n.t('capture.this_browser');
}
