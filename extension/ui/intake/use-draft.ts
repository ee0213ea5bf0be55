import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { BoxContent, type TakenDraft } from './box-content.ts';
import { type Draft, emptyDraft } from './draft.ts';
import type { PasteQueue } from './paste-queue.ts';

/** What a paste box is made of. */
export interface DraftBox {
  draft: Draft;
  /** Long pastes that are still looked into. */
  pastes: PasteQueue;
  change: (draft: Draft) => void;
  /** Puts something in front of what stands there, or will once it was restored. */
  bringBack: (draft: Draft) => void;
  /** Empties it, also of what is still looked into. */
  clear: () => void;
  /** Takes what stands there, to store it; it is shown until that has ended. */
  take: () => TakenDraft;
}

/**
 * The paste box; with `isKept`, what stands in it is kept when the page closes, and comes back a moment after the page is
 * opened, unless something was typed or pasted before.
 */
export function useDraft({ isKept }: { isKept: boolean }): DraftBox {
  const [draft, setShown] = useState(emptyDraft);
  const [content] = useState(() => new BoxContent({ isKept, onShow: setShown }));
  useEffect(() => void content.restore(), []);
  useLayoutEffect(() => () => content.leave(), []);
  const { pastes, change, bringBack, clear, take } = content;
  return useMemo(() => ({ draft, pastes, change, bringBack, clear, take }), [draft]);
}
