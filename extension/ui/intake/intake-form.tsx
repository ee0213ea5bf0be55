import './intake.css';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ImportedList } from '../../batches/create-import.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { isStorageFull } from '../parts/storage-full.ts';
import { numberWords } from '../words/numbers.ts';
import { CaptureNotes } from './capture-notes.tsx';
import { DropTarget } from './drop-target.tsx';
import { FileChooser } from './file-chooser.tsx';
import { FileList } from './file-list.tsx';
import { ListReading } from './list-reading.tsx';
import { PasteBox } from './paste-box.tsx';
import { pasteId, readLists } from './read-lists.ts';
import { countPeople, ReadingCounts } from './reading-counts.tsx';
import type { DraftBox } from './use-draft.ts';
import type { ChosenFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';
import type { ReadingState } from './use-reading.ts';

/** How far the storing of the lists is; `stopped` and `full` left everything as it was. */
type StoringState =
  | { kind: 'none' | 'stopped' | 'full' }
  | { kind: 'wanted'; action: IntakeAction }
  | { kind: 'storing'; done: number; of: number };

/** What is told of the storing, and how it is stopped. */
export interface StoringWatch {
  onProgress: (done: number, of: number) => void;
  signal: AbortSignal;
}

/** One thing that can be done with the lists. */
export interface IntakeAction {
  /** What its button says, when so many people were found. */
  words: (people: number) => string;
  /** Stores the lists; answers `stopped` when the signal ended it before. */
  store: (lists: ImportedList[], watch: StoringWatch) => Promise<unknown>;
}

interface Props {
  box: DraftBox;
  /** Null where no file dialog may be opened: a popup closes with it. */
  files: ChosenFiles | null;
  /** What can be done with the lists, the main thing last. */
  actions: readonly IntakeAction[];
  /** What a list may look like; names and addresses when left out. */
  example?: string;
  /** What stands beside the paste box. */
  children?: ComponentChildren;
}

/** Pasting a list, or choosing files, and seeing at once what was read, before it is stored. */
export function IntakeForm({ box, files, actions, example = i18n.t('paste.placeholder'), children }: Props) {
  const [states, setStates] = useState<ReadonlyMap<string, ReadingState>>(new Map());
  const [storing, setStoring] = useState<StoringState>({ kind: 'none' });
  const stop = useRef<AbortController | null>(null);
  const onState = useCallback((id: string, state: ReadingState | null) => {
    setStates((known) => {
      const next = new Map(known);
      if (state) next.set(id, state);
      else next.delete(id);
      return next;
    });
  }, []);
  const { draft } = box;
  const lists = useLists(box, files);
  const read = readLists(lists, states);
  const isOpening = files?.lists.some(({ state }) => state.kind === 'opening') ?? false;
  const shown = lists.flatMap(({ id }) => states.get(id) ?? []);
  const people = countPeople(shown.flatMap((state) => (state.kind === 'read' ? [state.reading] : [])));
  const isStoring = storing.kind === 'storing' || storing.kind === 'wanted';

  const run = async ({ store }: IntakeAction, ready: ImportedList[]) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setStoring({ kind: 'storing', done: 0, of: ready.reduce((sum, { reading }) => sum + reading.rows.length, 0) });
    try {
      const answer = await store(ready, {
        signal,
        onProgress: (done, of) => setStoring({ kind: 'storing', done, of }),
      });
      setStoring({ kind: answer === 'stopped' ? 'stopped' : 'none' });
    } catch (error) {
      setStoring({ kind: isStorageFull(error) ? 'full' : 'none' });
      if (!isStorageFull(error)) throw error;
    }
  };
  // The button may be pressed before the last change was read; what is stored is what stands there.
  const wanted = storing.kind === 'wanted' && read !== null && !isOpening ? storing.action : null;
  useEffect(() => {
    if (!wanted || !read) return;
    if (read.some(({ reading }) => reading.rows.length > 0)) void run(wanted, read);
    else setStoring({ kind: 'none' });
  }, [wanted]);

  if (!draft) return null;
  return (
    <div class="intake">
      {files && !isStoring && <DropTarget onFiles={files.add} />}
      <fieldset class="intake-lists" disabled={storing.kind === 'storing'}>
        <PasteBox draft={draft} example={example} onChange={box.change} onClear={box.clear} />
        <CaptureNotes notes={draft.notes} />
        <ListReading
          id={pasteId}
          content={draft.content}
          hasCounts={lists.length > 1 && draft.text !== ''}
          onState={onState}
        />
        {files && <FileChooser onFiles={files.add} />}
        {files && <FileList files={files} onState={onState} />}
        {children}
      </fieldset>
      {storing.kind === 'stopped' && <Notice kind="plain">{i18n.t('paste.stopped')}</Notice>}
      {storing.kind === 'full' && <Notice kind="bad">{i18n.t('paste.storage_full')}</Notice>}
      {storing.kind === 'storing' ? (
        <div class="intake-end">
          <ProgressBar
            done={storing.done}
            of={storing.of}
            words={i18n.t('paste.stored', [numberWords(storing.done), numberWords(storing.of)])}
          />
          <Button onClick={() => stop.current?.abort()}>{i18n.t('paste.stop')}</Button>
        </div>
      ) : (
        <div class="intake-end">
          <ReadingCounts states={shown} isTotal />
          <div class="intake-actions">
            {actions.map((action, index) => (
              <Button
                key={index}
                look={index === actions.length - 1 ? 'main' : 'plain'}
                disabled={people === 0 || isStoring}
                onClick={() => setStoring({ kind: 'wanted', action })}
              >
                {action.words(people)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
