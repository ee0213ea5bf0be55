import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import { gridText } from '../../capture/grid-text.ts';
import type { Capture, CaptureNote } from '../../capture/paste.ts';
import { database } from '../here.ts';
import { latestWriter } from './latest-writer.ts';

/** What stands in the paste box; `content` is the table that was pasted as long as its text is left as it is. */
export interface Draft {
  text: string;
  content: CapturedContent;
  notes: readonly CaptureNote[];
}

/** What was grabbed elsewhere, as it appears in the box. */
export function draftOf({ content, notes }: Capture): Draft {
  return { text: content.kind === 'grid' ? gridText(content.cells) : content.text, content, notes };
}

const empty: Draft = { text: '', content: { kind: 'text', text: '' }, notes: [] };

/** Stored at every change: a popup closes without a warning. */
const store = latestWriter((text: string) => (text === '' ? clearDraft(database) : saveDraft(database, text)));

/** What a paste box is made of. Undefined until its draft is read. */
export interface DraftBox {
  draft: Draft | undefined;
  change: (draft: Draft) => void;
  clear: () => Promise<void>;
}

/** The paste box; with `isKept`, what stands in it is kept when the page closes. */
export function useDraft({ isKept }: { isKept: boolean }): DraftBox {
  const [shown, setShown] = useState<Draft | undefined>(isKept ? undefined : empty);
  useEffect(() => {
    if (!isKept) return;
    let isGone = false;
    const read = async () => {
      const text = await draft(database);
      if (!isGone) setShown((typed) => typed ?? { ...empty, text, content: { kind: 'text', text } });
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [isKept]);
  const change = useCallback(
    (next: Draft) => {
      setShown(next);
      if (isKept) void store(next.text);
    },
    [isKept],
  );
  const clear = useCallback(async () => {
    setShown(empty);
    if (isKept) await store('');
  }, [isKept]);
  return { draft: shown, change, clear };
}
