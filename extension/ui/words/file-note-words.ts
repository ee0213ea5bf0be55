import { i18n } from '#i18n';
import type { TextEncoding } from '../../../shared/reading/decode-text.ts';
import type { FileKind, FileNote } from '../../capture/file/file-capture.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { listWords, numberWords } from './numbers.ts';

/** What the admin should know about a file before trusting what was read, as a sentence. */
export function fileNoteWords(note: FileNote): string {
  switch (note.kind) {
    case 'other-kind':
      return i18n.t('file_note.other_kind', [note.extension, fileKindWords(note.found)]);
    case 'encoding':
      return note.sample === ''
        ? i18n.t('file_note.encoding', [encodingWords(note.encoding)])
        : i18n.t('file_note.encoding_sample', [encodingWords(note.encoding), note.sample]);
    case 'encoding-repaired':
      return i18n.t('file_note.encoding_repaired', [note.before, note.after]);
    case 'unreadable-characters':
      return i18n.t('file_note.unreadable_characters', note.count, [numberWords(note.count)]);
    case 'hidden-rows':
      return i18n.t('file_note.hidden_rows', note.count, [numberWords(note.count)]);
    case 'filtered-rows':
      return i18n.t('file_note.filtered_rows', note.count, [numberWords(note.count)]);
    case 'hidden-columns':
      return i18n.t('file_note.hidden_columns', note.count, [numberWords(note.count)]);
    case 'hidden-sheets':
      return i18n.t('file_note.hidden_sheets', note.names.length, [numberWords(note.names.length), quoted(note.names)]);
    case 'empty-sheets':
      return i18n.t('file_note.empty_sheets', note.names.length, [numberWords(note.names.length), quoted(note.names)]);
    case 'formulas':
      return i18n.t('file_note.formulas', note.count, [numberWords(note.count)]);
    case 'formulas-without-value':
      return i18n.t('file_note.formulas_without_value', note.count, [numberWords(note.count), note.first]);
    case 'error-cells':
      return i18n.t('file_note.error_cells', note.count, [numberWords(note.count), note.text, note.first]);
    case 'merged-cells':
      return i18n.t('file_note.merged_cells', note.count, [numberWords(note.count)]);
    case 'linked-addresses':
      return i18n.t('file_note.linked_addresses', note.count, [numberWords(note.count)]);
    case 'cards-without-address':
      return i18n.t('file_note.cards_without_address', note.count, [numberWords(note.count), sourceTitle(note.first)]);
    case 'attachments':
      return i18n.t('file_note.attachments', note.names.length, [numberWords(note.names.length), quoted(note.names)]);
  }
}

/** Names shown of a long series of sheets or attachments. */
const mostNamed = 5;

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => i18n.t('columns.from_header', [sourceTitle(name)]));
  return listWords(names.length > mostNamed ? [...shown, '…'] : shown);
}

function fileKindWords(kind: FileKind): string {
  switch (kind) {
    case 'text':
      return i18n.t('file_kind.text');
    case 'xlsx':
      return i18n.t('file_kind.xlsx');
    case 'ods':
      return i18n.t('file_kind.ods');
    case 'vcard':
      return i18n.t('file_kind.vcard');
    case 'mail':
      return i18n.t('file_kind.mail');
    case 'html':
      return i18n.t('file_kind.html');
  }
}

function encodingWords(encoding: TextEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8';
    case 'utf-16le':
    case 'utf-16be':
      return 'UTF-16';
    case 'windows-1252':
      return i18n.t('encoding.windows');
    case 'macintosh':
      return i18n.t('encoding.macintosh');
  }
}
