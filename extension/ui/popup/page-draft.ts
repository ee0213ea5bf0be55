import * as v from 'valibot';
import { ClientId, Moment } from '../../../shared/contract/protocol.ts';
import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import { CapturedList } from '../../capture/captured-list.ts';
import { database } from '../here.ts';
import { latestWriter } from '../intake/latest-writer.ts';

/** What the popup captured last, with its ticks: a popup closes whenever it loses the focus. */
const PageDraft = v.object({
  id: ClientId,
  /** Of the tab. */
  url: v.string(),
  capturedAt: Moment,
  /** What was selected on the page then; see `tabSelection`. */
  selection: v.string(),
  list: CapturedList,
  filter: v.object({ query: v.string(), isDoubtful: v.boolean() }),
});
/** See the schema of the same name. */
export type PageDraft = v.InferOutput<typeof PageDraft>;

/** What was captured of the page at this address, if it was what the popup captured last. */
export async function keptPage(url: string): Promise<PageDraft | null> {
  const text = await draft(database, 'page');
  if (text === '') return null;
  const kept = v.safeParse(PageDraft, JSON.parse(text));
  return kept.success && kept.output.url === url ? kept.output : null;
}

/** Keeps what was captured, in the place of what was before; null forgets it. */
export const keepPage = latestWriter((page: PageDraft | null) =>
  page ? saveDraft(database, JSON.stringify(page), 'page') : clearDraft(database, 'page'),
);
