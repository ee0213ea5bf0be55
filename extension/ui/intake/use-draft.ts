import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { CaptureNote } from '../../capture/paste.ts';
import { latestWriter } from './latest-writer.ts';

/** What stands in the paste box; `content` is the table that was pasted as long as its text is left as it is. */
export interface Draft {
  text: string;
  content: CapturedContent;
  notes: readonly CaptureNote[];
}

const empty: Draft = { text: '', content: { kind: 'text', text: '' }, notes: [] };

/** The box can be used before the database is loaded, which is most of the popup's code. */
const loadKeeping = () => import('./kept-draft.ts');

/** Stored at every change: a popup closes without a warning. */
const store = latestWriter(async (text: string) => (await loadKeeping()).keepDraft(text));

/** Boxes that were shown so far, and what stands in the last of them in which something was changed. */
let boxes = 0;
let newest = { box: 0, text: '' };

/** What a paste box is made of. */
export interface DraftBox {
  draft: Draft;
  change: (draft: Draft) => void;
  /** Empties it; a box that was left, while its list is being stored, leaves what a later one keeps. */
  clear: () => Promise<void>;
}

/**
 * The paste box; with `isKept`, what stands in it is kept when the page closes, and comes back a moment after the page is
 * opened, unless something was typed or pasted before.
 */
export function useDraft({ isKept }: { isKept: boolean }): DraftBox {
  const [shown, setShown] = useState(empty);
  const isTouched = useRef(false);
  const [place] = useState(() => {
    boxes += 1;
    return boxes;
  });
  useEffect(() => {
    if (!isKept) return;
    let isGone = false;
    const read = async () => {
      const text = await (await loadKeeping()).keptDraft();
      if (!isGone && !isTouched.current && text !== '') setShown({ ...empty, text, content: { kind: 'text', text } });
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [isKept]);
  const change = useCallback(
    (next: Draft) => {
      isTouched.current = true;
      setShown(next);
      if (!isKept) return;
      newest = { box: place, text: next.text };
      void store(next.text);
    },
    [isKept, place],
  );
  const clear = useCallback(async () => {
    isTouched.current = true;
    setShown(empty);
    // The list that is now stored took the draft with it, of whichever box it was.
    if (isKept) await store(newest.box > place ? newest.text : '');
  }, [isKept, place]);
  return { draft: shown, change, clear };
}
