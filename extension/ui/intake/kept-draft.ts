import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import { database } from '../here.ts';

/** What stood in the paste box when it was shown last. */
export function keptDraft(): Promise<string> {
  return draft(database);
}

/** Keeps what stands in the paste box. */
export function keepDraft(text: string): Promise<void> {
  return text === '' ? clearDraft(database) : saveDraft(database, text);
}
