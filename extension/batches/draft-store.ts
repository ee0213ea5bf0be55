import * as v from 'valibot';
import type { RollcallDatabase } from './database.ts';
import { seal, unseal } from './sealing.ts';
import { StoredDraft } from './stored-draft.ts';

const purpose = 'draft of the popup';

/** Keeps the popup's text, since a popup closes whenever it loses the focus. */
export async function saveDraft(database: RollcallDatabase, text: string): Promise<void> {
  await database.drafts.put({ id: 'popup', text: await seal(database, purpose, text) });
}

/** The kept text, or an empty one. */
export async function draft(database: RollcallDatabase): Promise<string> {
  const stored = await database.drafts.get('popup');
  if (!stored) return '';
  return (await unseal(database, purpose, v.parse(StoredDraft, stored).text)) ?? '';
}

/** Forgets the kept text, once it has become a batch. */
export async function clearDraft(database: RollcallDatabase): Promise<void> {
  await database.drafts.delete('popup');
}
