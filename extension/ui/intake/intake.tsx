import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { createImport, type ImportedList } from '../../batches/create-import.ts';
import type { MadePart } from '../../batches/made-import.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import { nextPainting, pageTurn } from '../../page-turn.ts';
import { storeInSight } from '../batches/import-under-way.ts';
import { database } from '../here.ts';
import { countAhead } from '../rows/counted-ahead.ts';
import { IntakeForm } from './intake-form.tsx';
import { leaveIntake, takeLeftIntake } from './left-intake.ts';
import { importName } from './read-lists.ts';
import { RepairedNotice } from './repaired-notice.tsx';
import { useBasket } from './use-basket.ts';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';
import type { StoringWatch } from './use-storing.ts';

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
      for (const { rows } of parts) yield countAhead(rows);
    })(),
  );
  if (parts.length > 1) await pageTurn();
}

/** A new batch from what was captured, from what is pasted and from files. */
export function FullIntake({ way, target, onMade, onStopped, children }: FullProps) {
  const [left] = useState(takeLeftIntake);
  const box = useDraft({ isKept: true });
  const files = useFiles({ isKept: true, given: left?.files });
  useLayoutEffect(() => {
    if (left) box.change(left.draft);
  }, []);
  // What was captured waits for a batch of invitations; it joins another kind, or a group, only if that is meant.
  const basket = useBasket({ isOffered: way !== 'invite' || target !== null });
  const empty = () => {
    files.clear();
    return box.clear();
  };
  const store = async (lists: ImportedList[], { signal }: StoringWatch) => {
    const now = Date.now();
    const importId = crypto.randomUUID();
    const choices = { way, target, now, name: importName(lists, now) };
    const taken = basket.taken.map(({ id }) => id);
    const onShown = async () => {
      onMade(importId);
      // The first rows are seen, and the page is at rest, before the work of storing them begins.
      await nextPainting();
      return nextPainting();
    };
    const made = await storeInSight(
      importId,
      (watch) => {
        const onMade = async (parts: readonly MadePart[], of: number) => {
          await countedAhead(parts);
          await watch.onMade(parts, of);
        };
        const drafts: DraftId[] = ['popup', 'files'];
        return createImport(database, lists, { ...watch, onMade, ...choices, importId, drafts, basket: taken });
      },
      { signal, onShown },
    );
    if (made !== 'stopped') return empty();
    leaveIntake({ draft: box.draft, files: files.lists });
    onStopped();
    return made;
  };
  return (
    <IntakeForm
      box={box}
      files={files}
      basket={basket}
      wasStopped={left !== null}
      actions={[{ words: () => i18n.t('paste.review'), store, canWait: true }]}
      {...(way === 'accounts' && { example: i18n.t('template.example') })}
    >
      {children}
      <RepairedNotice
        lists={useLists(box, files, null)}
        onMended={async (importId) => {
          await empty();
          onMade(importId);
        }}
      />
    </IntakeForm>
  );
}
