import { gathered, newPlace, nextPlace } from '../../batches/draft-place.ts';
import { clearDraft, saveDraft } from '../../batches/draft-store.ts';
import type { BoxDraftId } from '../../batches/stored-draft.ts';
import { here } from '../here.ts';
import { latestWriter } from './latest-writer.ts';

/** Where one paste box of this page keeps what stands in it. */
export interface KeptDraft {
  id: BoxDraftId;
  /** Gives `take` what earlier boxes left; if it does not take that, what stands elsewhere stays there. */
  offerLeft: (take: (text: string) => boolean) => Promise<void>;
  /** Keeps a text; nothing of an empty one. */
  keep: (text: string) => Promise<void>;
  /** Leaves what is there to the next box. */
  release: () => void;
}

/** Finds a place for what stands in a box; with `isNew`, one in which no earlier box left anything. */
export async function keptDraft({ isNew }: { isNew: boolean }): Promise<KeptDraft> {
  const { database } = here;
  const place = await (isNew ? newPlace(here) : nextPlace(here));
  const keep = latestWriter((text: string) =>
    text === '' ? clearDraft(database, place.id) : saveDraft(database, text, place.id),
  );
  const offerLeft = async (take: (text: string) => boolean) => {
    const { text, others } = await gathered(place, here);
    if (take(text) && others.length > 0) {
      await keep(text);
      for (const { id } of others) await clearDraft(database, id);
    }
    for (const { release } of others) release();
  };
  return { id: place.id, offerLeft, keep, release: place.release };
}
