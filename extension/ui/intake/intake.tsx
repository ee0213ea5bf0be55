import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { createImport, type ImportedList } from '../../batches/create-import.ts';
import type { MadePart } from '../../batches/made-import.ts';
import { defaultChoices, type StoredBatch } from '../../batches/stored-batch.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import { nextPainting, pageTurn } from '../../page-turn.ts';
import { storeInSight } from '../batches/import-under-way.ts';
import { database } from '../here.ts';
import { countAhead } from '../rows/counted-ahead.ts';
import type { BegunList } from './begun-reading.ts';
import { IntakeForm } from './intake-form.tsx';
import { leaveIntake, takeLeftIntakes } from './left-intake.ts';
import { importName, partId, pasteId } from './read-lists.ts';
import { RepairedNotice } from './repaired-notice.tsx';
import { useBasket } from './use-basket.ts';
import { useDraft } from './use-draft.ts';
import { type ChosenFiles, useFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';
import type { StoringWatch } from './use-storing.ts';
import { wholeOf } from './whole-lists.ts';

interface FullProps {
  way: Way;
  target: StoredBatch['target'];
  /** Gets the import's id once there is something to be looked at; the storing goes on. */
  onMade: (importId: string) => void;
  /** The storing of what was shown was stopped: the lists are to be seen here again. */
  onStopped: () => void;
  children?: ComponentChildren;
}

/** Counts what is shown of new parts, and leaves the drawing of many to be a task of its own. */
async function countedAhead(parts: readonly MadePart[]): Promise<void> {
  await withPauses(
    (function* () {
      for (const [at, { rows }] of parts.entries()) {
        if (at > 0) yield;
        countAhead(rows);
      }
    })(),
  );
  if (parts.length > 1) await pageTurn();
}

/** Takes one part out of the chosen files, and the file with its last one. */
function takeOut(files: ChosenFiles, part: string): void {
  for (const { id, state } of files.lists) {
    if (state.kind !== 'read') continue;
    const rest = state.chosen.filter((index) => partId(id, index) !== part);
    if (rest.length === 0) files.remove(id);
    else if (rest.length < state.chosen.length) files.choose(id, rest);
  }
}

/** A new batch from what was captured, from what is pasted and from files. */
export function FullIntake({ way, target, onMade, onStopped, children }: FullProps) {
  const [wasStopped, setStopped] = useState(false);
  const box = useDraft({ isKept: true });
  const files = useFiles({ isKept: true });
  useLayoutEffect(
    () =>
      takeLeftIntakes((left) => {
        box.bringBack(left.draft);
        files.bringBack(left.files);
        setStopped(true);
      }),
    [],
  );
  // What was captured waits for a batch of invitations; it joins another kind, or a group, only if that is meant.
  const basket = useBasket({ isOffered: way !== 'invite' || target !== null });
  // A button that was pressed while lists were still being read stores what stands there when they are.
  const standing = useRef({ files, basket });
  standing.current = { files, basket };
  const store = async (given: ImportedList[] | BegunList, { signal }: StoringWatch) => {
    const { files, basket } = standing.current;
    const pasted = box.take();
    const now = Date.now();
    const importId = crypto.randomUUID();
    const taken = basket.taken.map(({ id }) => id);
    const onShown = async () => {
      onMade(importId);
      // The first rows are seen, and the page is at rest, before the work of storing them begins.
      await nextPainting();
      return nextPainting();
    };
    // Files that another page keeps meanwhile are none of it.
    const kept: DraftId[] = files.lists.length === 0 ? [] : ['files'];
    const drafts = pasted.keptAs().then((id) => [...(id === null ? [] : [id]), ...kept]);
    // Who tries again to store them goes on with the rows that are looked at.
    let shown: readonly MadePart[] = [];
    let isStored = false;
    try {
      const made = await storeInSight(
        importId,
        async (watch) => {
          const onMade = async (parts: readonly MadePart[], of: number) => {
            await countedAhead(parts);
            if (parts.length >= shown.length) shown = parts;
            await watch.onMade(parts, of);
          };
          const of = { importId, choices: { ...defaultChoices, way, target }, now, signal: watch.signal, shown };
          const lists = Array.isArray(given) ? given : await wholeOf(given, of, onMade);
          if (lists === null) return 'stopped';
          const storing = { ...watch, onMade, way, target, now, name: importName(lists, now), importId, shown };
          return createImport(database, lists, { ...storing, drafts, basket: taken });
        },
        { signal, onShown },
      );
      isStored = made !== 'stopped';
    } finally {
      await pasted.end(isStored);
    }
    if (isStored) return files.clear(files.lists);
    leaveIntake({ draft: pasted.draft, files: files.lists });
    onStopped();
    return 'stopped';
  };
  return (
    <IntakeForm
      box={box}
      files={files}
      basket={basket}
      wasStopped={wasStopped}
      actions={[
        { words: () => i18n.t('paste.review'), store, canWait: true, ...(way === 'invite' && { storeBegun: store }) },
      ]}
      {...(way === 'accounts' && { example: i18n.t('template.example') })}
    >
      {children}
      <RepairedNotice
        lists={useLists(box, files, null)}
        take={({ id }) => {
          if (id === pasteId) return box.take().end;
          return async (isMended) => {
            if (isMended) takeOut(files, id);
          };
        }}
        onMended={onMade}
      />
    </IntakeForm>
  );
}
