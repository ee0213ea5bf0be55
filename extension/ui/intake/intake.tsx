import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { createImport, type ImportedList } from '../../batches/create-import.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { database } from '../here.ts';
import { IntakeForm } from './intake-form.tsx';
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
  /** Gets the import's id. */
  onMade: (importId: string) => void;
  children?: ComponentChildren;
}

/** A new batch from what was captured, from what is pasted and from files. */
export function FullIntake({ way, target, onMade, children }: FullProps) {
  const box = useDraft({ isKept: true });
  const files = useFiles({ isKept: true });
  // What was captured waits for a batch of invitations; it joins another kind, or a group, only if that is meant.
  const basket = useBasket({ isOffered: way !== 'invite' || target !== null });
  const empty = () => {
    files.clear();
    return box.clear();
  };
  const store = async (lists: ImportedList[], watch: StoringWatch) => {
    const now = Date.now();
    const made = await createImport(database, lists, {
      ...watch,
      way,
      target,
      now,
      name: importName(lists, now),
      drafts: ['popup', 'files'],
      basket: basket.taken.map(({ id }) => id),
    });
    if (made === 'stopped') return made;
    await empty();
    return onMade(made);
  };
  return (
    <IntakeForm
      box={box}
      files={files}
      basket={basket}
      actions={[{ words: () => i18n.t('paste.review'), store }]}
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
