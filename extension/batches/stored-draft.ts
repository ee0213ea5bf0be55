import * as v from 'valibot';
import { Moment } from '../../shared/contract/protocol.ts';
import { SealedText } from './sealed-text.ts';

/** What stands in a paste box; each box that is open at the same time has a place of its own. */
export type BoxDraftId = 'popup' | `popup ${number}`;
const BoxDraftId = v.custom<BoxDraftId>((id) => typeof id === 'string' && /^popup(?: \d+)?$/.test(id));

/**
 * What an admin has not made a batch of yet: what stands in a paste box, was read from chosen files, or from a page.
 */
export const DraftId = v.union([BoxDraftId, v.picklist(['files', 'page'])]);
/** See the schema of the same name. */
export type DraftId = v.InferOutput<typeof DraftId>;

/** Whether a draft is what stands in a paste box, as it was typed; the others are JSON. */
export function isOfBox(id: DraftId): id is BoxDraftId {
  return v.is(BoxDraftId, id);
}

/** A list that is no batch yet. It may hold passwords, so it is sealed. */
export const StoredDraft = v.object({ id: DraftId, text: SealedText, savedAt: Moment });
/** See the schema of the same name. */
export type StoredDraft = v.InferOutput<typeof StoredDraft>;
