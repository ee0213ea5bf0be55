import './add-more.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { appendReading } from '../../batches/append-reading.ts';
import type { ImportedList } from '../../batches/create-import.ts';
import { mendFrom } from '../../batches/repair/mend.ts';
import { pastedIn } from '../../capture/pasted.ts';
import { database } from '../here.ts';
import { type Draft, pastedBelow } from '../intake/draft.ts';
import { DropTarget } from '../intake/drop-target.tsx';
import { IntakeForm } from '../intake/intake-form.tsx';
import { pastedDraftPatiently } from '../intake/pasted-draft.ts';
import { useBasket } from '../intake/use-basket.ts';
import { type DraftBox, useDraft } from '../intake/use-draft.ts';
import { type ChosenFiles, useFiles } from '../intake/use-files.ts';
import type { StoringWatch } from '../intake/use-storing.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { mendedWords } from '../words/mended-words.ts';
import { numberWords } from '../words/numbers.ts';
import { problemCaptions } from '../words/problem-captions.ts';
import { takeNews } from './import-news.ts';
import { whenStored } from './import-under-way.ts';

/** Adding further lists to an import, by paste, drop or choice; a list of repaired problem rows mends them instead. */
export function AddMore({ importId }: { importId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [news, setNews] = useState(() => takeNews(importId));
  const box = useDraft({ isKept: false });
  const files = useFiles({ isKept: false });
  const standing = useRef(box);
  standing.current = box;
  const addFiles = (chosen: Iterable<File>) => {
    setOpen(true);
    files.add(chosen);
  };
  // Before the page is seen: who pastes onto it at once is heard.
  useLayoutEffect(() => {
    const { pastes } = box;
    const take = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const pasted = pastedIn(event);
      const chosen = Array.from(event.clipboardData?.files ?? []);
      if (pasted.html + pasted.plain === '' && chosen.length === 0) return;
      event.preventDefault();
      void pastes.add(
        (signal) => pastedDraftPatiently(pasted, signal),
        (draft) => takePasted(draft, chosen),
      );
    };
    const takePasted = (draft: Draft, chosen: readonly File[]) => {
      // Spreadsheets put a picture of the cells beside their text.
      if (draft.content.kind === 'text' && draft.text.trim() === '') {
        if (chosen.length > 0) addFiles(chosen);
        return;
      }
      setOpen(true);
      box.change(pastedBelow(standing.current.draft, draft));
    };
    addEventListener('paste', take);
    return () => {
      removeEventListener('paste', take);
      pastes.drop();
    };
  }, []);
  const close = () => {
    setOpen(false);
    files.clear(files.lists);
    box.clear();
  };
  // What came while the lists before were being added is still to be added.
  const isShown = isOpen || box.draft.text !== '' || files.lists.length > 0;
  return (
    <>
      {news !== null && (
        <Notice kind="good" actions={<Button onClick={() => setNews(null)}>{i18n.t('more.seen')}</Button>}>
          {news}
        </Notice>
      )}
      {isShown ? (
        <AddPanel
          importId={importId}
          box={box}
          files={files}
          onNews={setNews}
          onAdded={() => setOpen(false)}
          onClose={close}
        />
      ) : (
        <DropTarget onFiles={addFiles} />
      )}
      {!isShown && <Button onClick={() => setOpen(true)}>{i18n.t('more.open')}</Button>}
    </>
  );
}

interface PanelProps {
  importId: string;
  box: DraftBox;
  files: ChosenFiles;
  /** Told what became of the lists. */
  onNews: (words: string) => void;
  /** Told when the lists were added. */
  onAdded: () => void;
  onClose: () => void;
}

/** The further lists; what was captured and is in no batch yet is offered, too. */
function AddPanel({ importId, box, files, onNews, onAdded, onClose }: PanelProps) {
  const basket = useBasket({ isOffered: true });
  const standing = useRef({ files, basket });
  standing.current = { files, basket };
  const store = async (lists: ImportedList[], watch: StoringWatch) => {
    const { files, basket } = standing.current;
    const pasted = box.take();
    const words: string[] = [];
    let isStored = false;
    try {
      await whenStored(importId);
      for (const list of lists) {
        const added = await addList(importId, list, watch);
        // Lists that were added before stay: each is a step of its own to undo, and to add them again adds nobody twice.
        if (added === null) {
          if (words.length > 0) onNews(words.join(' '));
          return 'stopped';
        }
        words.push(added);
      }
      isStored = true;
    } finally {
      await pasted.end(isStored);
    }
    basket.remove(basket.taken.map(({ id }) => id));
    files.clear(files.lists);
    onNews(words.join(' '));
    onAdded();
    return 'stored';
  };
  return (
    <section class="add-more panel" aria-labelledby="add-more-title">
      <div class="add-more-head">
        <h2 id="add-more-title">{i18n.t('more.title')}</h2>
        <Button look="quiet" onClick={onClose}>
          {i18n.t('cancel')}
        </Button>
      </div>
      <p class="soft">{i18n.t('more.hint')}</p>
      <IntakeForm box={box} files={files} basket={basket} actions={[{ words: () => i18n.t('more.add'), store }]} />
    </section>
  );
}

/** Adds one list and tells what became of it; null when it was stopped, and nothing of it was added. */
async function addList(
  importId: string,
  { reading, source, content }: ImportedList,
  watch: StoringWatch,
): Promise<string | null> {
  const now = Date.now();
  if (content) {
    const mended = await mendFrom(database, importId, content, { captions: problemCaptions(), now });
    if (mended === 'gone') return i18n.t('batch.missing');
    if (mended !== null) return mendedWords(mended);
  }
  const added = await appendReading(database, importId, reading, source, {
    now,
    ...watch,
    ...(content && { content }),
  });
  if (added === 'stopped') return null;
  if (added === 'gone') return i18n.t('batch.missing');
  const words = i18n.t('more.added', added.added, [numberWords(added.added), source.title]);
  return added.merged === 0 ? words : `${words} ${i18n.t('more.merged', added.merged, [numberWords(added.merged)])}`;
}

/** Whether what is pasted belongs to a field or to the table of rows. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=grid]') !== null
  );
}
