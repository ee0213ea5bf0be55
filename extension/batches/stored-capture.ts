import * as v from 'valibot';
import { ClientId } from '../../shared/contract/protocol.ts';
import { SealedText } from './sealed-text.ts';

/** What an import was read from, to read it anew with other columns. It may hold passwords, so it is sealed. */
export const StoredCapture = v.object({ importId: ClientId, sourceIndex: v.number(), content: SealedText });
/** See the schema of the same name. */
export type StoredCapture = v.InferOutput<typeof StoredCapture>;

/** A capture inside its seal. */
export const CaptureContent = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.literal('grid'), cells: v.array(v.array(v.string())) }),
]);
