import { untilStored } from '../until-stored.ts';
import { cameSince, type Draft, draftOf, emptyDraft, joinedDrafts } from './draft.ts';
import type { KeptDraft } from './kept-draft.ts';
import { PasteQueue } from './paste-queue.ts';

/** The box can be used before the database is loaded, which is most of the popup's code. */
const loadKeeping = () => import('./kept-draft.ts');

/** What was taken from a box to be stored. */
export interface TakenDraft {
  draft: Draft;
  /** Under which it is kept until then: the draft that goes when its list is there. */
  keptAs: () => Promise<KeptDraft['id'] | null>;
  /** Told whether it was stored. What came into the box since stays there, or is left to the next one. */
  end: (isStored: boolean) => Promise<void>;
}

/** A place in which a box keeps what stands in it. */
interface Keeping {
  place: Promise<KeptDraft>;
  /** Ends when all that was to be kept is. */
  written: Promise<void>;
}

/** Boxes that were left, and have not yet let go of what they kept. */
const leaving = new Set<Promise<void>>();

/** What stands in a paste box; with `isKept` it is kept at every change, since a popup closes without a warning. */
export class BoxContent {
  readonly pastes = new PasteQueue();
  readonly #isKept: boolean;
  readonly #onShow: (draft: Draft) => void;
  #draft = emptyDraft;
  /** Whether it was typed or pasted into: what an earlier box kept does not come into it any more. */
  #isTouched = false;
  #isLeaving = false;
  #isLeft = false;
  #wasKept = false;
  #keeping: Keeping | null = null;
  #taken: { draft: Draft; keeping: Keeping | null } | null = null;

  constructor({ isKept, onShow }: { isKept: boolean; onShow: (draft: Draft) => void }) {
    this.#isKept = isKept;
    this.#onShow = onShow;
  }

  readonly change = (draft: Draft): void => {
    this.#isTouched = true;
    this.#put(draft);
  };

  /** Puts something in front of what stands there, or will once it was restored. */
  readonly bringBack = (draft: Draft): void => this.#put(joinedDrafts(draft, this.#draft));

  /** Empties it, also of what is still looked into. */
  readonly clear = (): void => {
    this.pastes.drop();
    this.change(emptyDraft);
  };

  /** Shows what an earlier box kept. */
  async restore(): Promise<void> {
    if (!this.#isKept) return;
    const { place } = this.#kept();
    const { offerLeft } = await place;
    if (this.#isTouched) return;
    await offerLeft((text) => {
      // What is typed at once is not interrupted: it is kept in the place of what was kept there.
      if (this.#isTouched || this.#isLeft) return false;
      if (text !== '') this.#show(joinedDrafts(this.#draft, draftOf(text)));
      return true;
    });
  }

  /** Takes what stands there, to store it; it is shown until that has ended. */
  readonly take = (): TakenDraft => {
    // Of a box that nothing stands in yet, nothing is taken away: what an earlier one kept may still come into it.
    const isEmpty = this.#draft.text === '';
    const taken = { draft: this.#draft, keeping: isEmpty ? null : this.#keeping };
    if (!isEmpty) {
      this.#isTouched = true;
      this.#taken = taken;
      this.#keeping = null;
    }
    return {
      draft: taken.draft,
      keptAs: async () => taken.keeping && (await taken.keeping.place).id,
      end: async (isStored) => {
        if (this.#taken === taken) this.#taken = null;
        if (isStored) this.#show(cameSince(this.#draft, taken.draft));
        else if (taken.keeping && !this.#isLeft) {
          // It stands there as before, and is kept in one place again.
          const later = this.#keeping;
          this.#keeping = taken.keeping;
          if (later) this.#put(this.#draft);
          return letGo(later, { isOver: true });
        }
        return letGo(taken.keeping, { isOver: isStored });
      },
    };
  };

  /** The box is gone: what is still looked into comes to what it kept, and that is left to the next box. */
  leave(): void {
    this.#isLeaving = true;
    const left = (async () => {
      await this.pastes.whenIdle();
      this.#isLeft = true;
      await letGo(this.#keeping, { isOver: false });
      this.#keeping = null;
    })().finally(() => leaving.delete(left));
    leaving.add(left);
  }

  #put(draft: Draft): void {
    this.#show(draft);
    if (!this.#isKept) return;
    const { text } = this.#taken ? cameSince(draft, this.#taken.draft) : draft;
    const keeping = this.#kept();
    keeping.written = untilStored(keeping.place.then(({ keep }) => keep(text)));
  }

  /** Where it is kept: at first where an earlier box left something, once that was taken away, in a place of its own. */
  #kept(): Keeping {
    // What a box that was left just before kept comes here; one that is left itself does not wait for others.
    this.#keeping ??= newKeeping({ isNew: this.#wasKept, after: this.#isLeaving ? [] : [...leaving] });
    this.#wasKept = true;
    return this.#keeping;
  }

  #show(draft: Draft): void {
    this.#draft = draft;
    this.#onShow(draft);
  }
}

function newKeeping({ isNew, after }: { isNew: boolean; after: Promise<void>[] }): Keeping {
  const open = async () => {
    const [{ keptDraft }] = await Promise.all([loadKeeping(), Promise.allSettled(after)]);
    return keptDraft({ isNew });
  };
  return { place: open(), written: Promise.resolve() };
}

/** Leaves what is kept to the next box; `isOver` forgets it. */
async function letGo(keeping: Keeping | null, { isOver }: { isOver: boolean }): Promise<void> {
  if (!keeping) return;
  const { keep, release } = await keeping.place;
  // What could not be written was told when it was tried.
  await Promise.allSettled([keeping.written]);
  if (isOver) await keep('');
  release();
}
