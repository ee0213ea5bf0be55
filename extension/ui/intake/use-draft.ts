import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import type { CaptureNote } from '../../capture/paste.ts';
import { database } from '../here.ts';
import { latestWriter } from './latest-writer.ts';

/** What stands in the paste box; `content` is the table that was pasted as long as its text is left as it is. */
export interface Draft {
  text: string;
  content: CapturedContent;
  notes: readonly CaptureNote[];
}

const empty: Draft = { text: '', content: { kind: 'text', text: '' }, notes: [] };

/** Stored at every change: a popup closes without a warning. */
const store = latestWriter((text: string) => (text === '' ? clearDraft(database) : saveDraft(database, text)));

/** The draft of the paste box, kept when the page closes. Undefined until it is read. */
export function useDraft() {
  const [shown, setShown] = useState<Draft | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const text = await draft(database);
      if (!isGone) setShown((typed) => typed ?? { ...empty, text, content: { kind: 'text', text } });
    };
    void read();
    return () => {
      isGone = true;
    };
  }, []);
  const change = useCallback((next: Draft) => {
    setShown(next);
    void store(next.text);
  }, []);
  const clear = useCallback(() => {
    setShown(empty);
    return store('');
  }, []);
  return { draft: shown, change, clear };
}
