import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import { whenAllStored } from '../batches/import-under-way.ts';
import { database } from '../here.ts';

/** What stood in the paste box when it was shown last; a list that is being stored waits for nobody any more. */
export async function keptDraft(): Promise<string> {
  await whenAllStored();
  return draft(database);
}

/** Keeps what stands in the paste box. */
export function keepDraft(text: string): Promise<void> {
  return text === '' ? clearDraft(database) : saveDraft(database, text);
}
