import './intake.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { loadReader } from '../../capture/reading-job.ts';
import { lazily } from '../parts/lazily.tsx';
import { CaptureNotes } from './capture-notes.tsx';
import { countPeople, sendableIn } from './count-people.ts';
import { DropTarget } from './drop-target.tsx';
import { FileChooser } from './file-chooser.tsx';
import { IntakeEnd } from './intake-end.tsx';
import { PasteBox } from './paste-box.tsx';
import { begunList, pasteId, readLists, tickedStates } from './read-lists.ts';
import type { Basket } from './use-basket.ts';
import type { DraftBox } from './use-draft.ts';
import type { ChosenFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';
import { isEmpty } from './use-reading.ts';
import { useReadingStates } from './use-reading-states.ts';
import { type IntakeAction, useStoring } from './use-storing.ts';

const ListReading = lazily(() => import('./list-reading.tsx').then((loaded) => loaded.ListReading));
const BasketList = lazily(() => import('../capture/basket-list.tsx').then((loaded) => loaded.BasketList));
const FileList = lazily(() => import('./file-list.tsx').then((loaded) => loaded.FileList));

interface Props {
  box: DraftBox;
  /** Null where no file dialog may be opened: a popup closes with it. */
  files: ChosenFiles | null;
  /** Null where lists that were captured earlier are not offered. */
  basket?: Basket | null;
  /** What can be done with the lists, the main thing last. */
  actions: readonly IntakeAction[];
  /** What a list may look like; names and addresses when left out. */
  example?: string;
  /** Whether an earlier storing of these lists was stopped. */
  wasStopped?: boolean;
  /** What stands beside the paste box. */
  children?: ComponentChildren;
  /** Given by a page that draws the paste box itself: told whether the lists are being stored, so that it is locked. */
  onStoring?: (isStoring: boolean) => void;
}

/** Pasting a list, choosing files or taking captured lists, and seeing at once what was read, before it is stored. */
export function IntakeForm(props: Props) {
  const {
    box,
    files,
    basket = null,
    actions,
    example = i18n.t('paste.placeholder'),
    wasStopped = false,
    children,
    onStoring,
  } = props;
  const { states, onState } = useReadingStates();
  const { draft } = box;
  const lists = useLists(box, files, basket);
  const ticked = useMemo(() => tickedStates(lists, states), [lists, states]);
  const isOpening = files?.lists.some(({ state }) => state.kind === 'opening') ?? false;
  const read = useMemo(() => (isOpening ? null : readLists(lists, ticked)), [isOpening, lists, ticked]);
  const begun = useMemo(() => (isOpening ? null : begunList(lists, ticked)), [isOpening, lists, ticked]);
  const storing = useStoring(read, { begun, wasStopped, pastes: box.pastes });
  const shown = useMemo(() => lists.flatMap(({ id }) => ticked.get(id) ?? []), [lists, ticked]);
  const readings = useMemo(() => shown.flatMap((state) => (state.kind === 'read' ? [state.reading] : [])), [shown]);
  const people = useMemo(() => countPeople(readings), [readings]);
  const sendable = useMemo(() => sendableIn(readings), [readings]);

  // The box can be used before there is anything to be read; the reader comes behind it, ready for the first paste.
  useEffect(() => void Promise.all([ListReading.load(), loadReader()]), []);
  const isStoring = storing.state.kind === 'storing';
  useEffect(() => onStoring?.(isStoring), [isStoring, onStoring]);
  return (
    <div class="intake">
      {files && !storing.isBusy && <DropTarget onFiles={files.add} />}
      <fieldset class="intake-lists" disabled={isStoring}>
        {basket && <BasketList basket={basket} states={states} onState={onState} />}
        {!onStoring && <PasteBox box={box} example={example} />}
        <CaptureNotes notes={draft.notes} />
        <ListReading
          id={pasteId}
          content={draft.content}
          hasCounts={lists.length > 1 && !isEmpty(draft.content)}
          isHeld={storing.isBusy}
          onState={onState}
        />
        {files && <FileChooser onFiles={files.add} />}
        {files && files.lists.length > 0 && <FileList files={files} onState={onState} />}
        {children}
      </fieldset>
      <IntakeEnd
        storing={storing}
        actions={actions}
        people={people}
        sendable={sendable}
        isReading={read === null}
        states={shown}
      />
    </div>
  );
}
