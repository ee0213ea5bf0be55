import * as v from 'valibot';
import { SealedText } from './sealed-text.ts';

/** What was typed in the popup. A pasted list may hold passwords, so it is sealed. */
export const StoredDraft = v.object({ id: v.literal('popup'), text: SealedText });
/** See the schema of the same name. */
export type StoredDraft = v.InferOutput<typeof StoredDraft>;
