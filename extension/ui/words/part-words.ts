import { i18n } from '#i18n';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { PartPlace } from '../../capture/file/file-capture.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { numberWords } from './numbers.ts';

/** What a part of a file is called in the list to choose from. */
export function partWords(place: PartPlace): string {
  switch (place.kind) {
    case 'whole':
      return i18n.t('part.whole');
    case 'sheet':
      return i18n.t('part.sheet', [sourceTitle(place.name)]);
    case 'correspondents':
      return i18n.t('part.correspondents');
    case 'message':
      return i18n.t('part.message');
  }
}

/** How long a part is: rows of cells, or lines of text. */
export function lengthWords(content: CapturedContent): string {
  const rows = content.kind === 'grid' ? content.cells.length : content.text.trimEnd().split('\n').length;
  return content.kind === 'grid'
    ? i18n.t('part.rows', rows, [numberWords(rows)])
    : i18n.t('part.lines', rows, [numberWords(rows)]);
}

/** The title of the source that a part of a file is, unique among its parts. */
export function partTitle(fileName: string, place: PartPlace, parts: number): string {
  const file = sourceTitle(fileName) || i18n.t('files.unnamed');
  return parts === 1 ? file : sourceTitle(i18n.t('part.title', [file, partWords(place)]));
}
