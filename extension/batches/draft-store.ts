import * as v from 'valibot';
import type { RollcallDatabase } from './database.ts';
import { seal, unseal } from './sealing.ts';
import { DraftId, StoredDraft } from './stored-draft.ts';

/** Keeps a draft, since a popup closes whenever it loses the focus, and any page may be closed. */
export async function saveDraft(database: RollcallDatabase, text: string, id: DraftId = 'popup'): Promise<void> {
  await database.drafts.put({ id, text: await seal(database, purposeOf(id), text), savedAt: Date.now() });
}

/** The kept draft, or an empty text. */
export async function draft(database: RollcallDatabase, id: DraftId = 'popup'): Promise<string> {
  const stored = await database.drafts.get(id);
  if (!stored) return '';
  return (await unseal(database, purposeOf(id), v.parse(StoredDraft, stored).text)) ?? '';
}

/** Forgets a kept draft. */
export async function clearDraft(database: RollcallDatabase, id: DraftId = 'popup'): Promise<void> {
  await database.drafts.delete(id);
}

/** Which drafts are kept. */
export async function draftIds(database: RollcallDatabase): Promise<DraftId[]> {
  const ids = await database.drafts.toCollection().primaryKeys();
  return ids.map((id) => v.parse(DraftId, id));
}

function purposeOf(id: DraftId): string {
  return `draft of the ${id}`;
}
