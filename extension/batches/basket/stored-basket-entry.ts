import * as v from 'valibot';
import { ClientId, Moment } from '../../../shared/contract/protocol.ts';
import { SealedText } from '../sealed-text.ts';

/** A captured list that is in no batch yet; it may say anything of anybody, so it is sealed. */
export const StoredBasketEntry = v.object({
  id: ClientId,
  capturedAt: Moment,
  /** A `CapturedList` as JSON. */
  list: SealedText,
});
/** See the schema of the same name. */
export type StoredBasketEntry = v.InferOutput<typeof StoredBasketEntry>;
