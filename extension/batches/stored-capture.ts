import * as v from 'valibot';
import { ClientId } from '../../shared/contract/protocol.ts';
import type { CapturedContent } from '../../shared/reading/reading.ts';
import { quickCheck } from './quick-check.ts';
import { SealedText } from './sealed-text.ts';

/** What an import was read from, to read it anew with other columns; sealed, for it may say anything of anybody. */
export const StoredCapture = v.object({
  importId: ClientId,
  sourceIndex: v.number(),
  content: SealedText,
  /** The key of the import's passwords that it is sealed under, where some were read from it: it is lost with them. */
  keyId: v.exactOptional(ClientId),
});
/** See the schema of the same name. */
export type StoredCapture = v.InferOutput<typeof StoredCapture>;

const GridContent = v.object({ kind: v.literal('grid'), cells: v.array(v.array(v.string())) });
const isGrid = quickCheck(GridContent);

/** A capture as it came out of its seal; throws when it is none. */
export function captureContent(value: unknown): CapturedContent {
  return isGrid(value) ? value : v.parse(v.object({ kind: v.literal('text'), text: v.string() }), value);
}
