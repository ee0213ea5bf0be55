import * as v from 'valibot';
import { Moment } from '../../shared/contract/protocol.ts';
import { SealedText } from './sealed-text.ts';

/**
 * What an admin has not made a batch of yet: what stands in the paste box, was read from chosen files, or from a page.
 */
export const draftIds = ['popup', 'files', 'page'] as const;
/** See `draftIds`. */
export type DraftId = (typeof draftIds)[number];

/** A list that is no batch yet. It may hold passwords, so it is sealed. */
export const StoredDraft = v.object({ id: v.picklist(draftIds), text: SealedText, savedAt: Moment });
/** See the schema of the same name. */
export type StoredDraft = v.InferOutput<typeof StoredDraft>;
