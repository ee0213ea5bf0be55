import * as v from 'valibot';
import { ClientId, Moment } from '../../../shared/contract/protocol.ts';
import { SheetPlace } from '../../capture/sheet/sheet-place.ts';
import { SealedText } from '../sealed-text.ts';

/**
 * What an import's source read from a sheet. All readings of one sheet, that of its first import and of those that
 * followed, go together.
 */
export const StoredSheetReading = v.object({
  importId: ClientId,
  /** As in a batch. */
  sourceIndex: v.number(),
  /** The living sheet: each import of it that follows another one has the same. */
  sheetId: ClientId,
  /** The document's own id, by which an open tab is known again whatever account it is open with. */
  documentId: v.string(),
  place: SheetPlace,
  title: v.string(),
  readAt: Moment,
  /** A `RememberedReading` as JSON. */
  reading: SealedText,
});
/** See the schema of the same name. */
export type StoredSheetReading = v.InferOutput<typeof StoredSheetReading>;
