import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import type { CaptureNote } from '../../capture/paste.ts';
import { database } from '../here.ts';

/** What stands in the paste box; `content` is the table that was pasted as long as its text is left as it is. */
export interface Draft {
  text: string;
  content: CapturedContent;
  notes: readonly CaptureNote[];
}

const empty: Draft = { text: '', content: { kind: 'text', text: '' }, notes: [] };
/** Milliseconds without typing after which the draft is stored; a paste is stored at once. */
const restingTime = 200;

/** The draft of the paste box, kept when the page closes. Undefined until it is read. */
export function useDraft() {
  const [shown, setShown] = useState<Draft | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let isGone = false;
    draft(database).then((text) => {
      if (!isGone) setShown((typed) => typed ?? { ...empty, text, content: { kind: 'text', text } });
    });
    return () => {
      isGone = true;
    };
  }, []);
  const change = useCallback((next: Draft, at: 'once' | 'rest') => {
    setShown(next);
    clearTimeout(timer.current);
    const save = () => void saveDraft(database, next.text);
    if (at === 'once') save();
    else timer.current = setTimeout(save, restingTime);
  }, []);
  const clear = useCallback(async () => {
    clearTimeout(timer.current);
    setShown(empty);
    await clearDraft(database);
  }, []);
  return { draft: shown, change, clear };
}
