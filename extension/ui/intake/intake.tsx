import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { createImport, type ImportedList } from '../../batches/create-import.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import { IntakeForm, type StoringWatch } from './intake-form.tsx';
import { importName } from './read-lists.ts';
import { RepairedNotice } from './repaired-notice.tsx';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';

interface FullProps {
  way: Way;
  target: StoredBatch['target'];
  /** Gets the import's id. */
  onMade: (importId: string) => void;
  children?: ComponentChildren;
}

/** A new batch from what is pasted and from files. */
export function FullIntake({ way, target, onMade, children }: FullProps) {
  const box = useDraft({ isKept: true });
  const files = useFiles({ isKept: true });
  const empty = () => {
    files.clear();
    return box.clear();
  };
  const store = async (lists: ImportedList[], watch: StoringWatch) => {
    const made = await storeLists(lists, watch, { way, target, drafts: ['popup', 'files'] });
    if (made === 'stopped') return made;
    await empty();
    return onMade(made);
  };
  return (
    <IntakeForm
      box={box}
      files={files}
      actions={[{ words: () => i18n.t('paste.review'), store }]}
      {...(way === 'accounts' && { example: i18n.t('template.example') })}
    >
      {children}
      <RepairedNotice
        lists={useLists(box, files)}
        onMended={async (importId) => {
          await empty();
          onMade(importId);
        }}
      />
    </IntakeForm>
  );
}

interface PasteProps {
  /** Gets the id of an import whose rows are to be looked at. */
  onReview: (importId: string) => void;
  /** Gets the id of an import whose people are to be invited as they are. */
  onInvite: (importId: string) => void;
  onFiles: () => void;
}

/** A new batch from what is pasted, where no file dialog may be opened: a popup closes with it. */
export function PasteIntake({ onReview, onInvite, onFiles }: PasteProps) {
  const box = useDraft({ isKept: true });
  const storeFor = (onMade: (importId: string) => void) => async (lists: ImportedList[], watch: StoringWatch) => {
    const made = await storeLists(lists, watch, { way: 'invite', target: null, drafts: ['popup'] });
    if (made === 'stopped') return made;
    await box.clear();
    return onMade(made);
  };
  const actions = [
    { words: () => i18n.t('paste.review'), store: storeFor(onReview) },
    {
      words: (people: number) => i18n.t('paste.invite', people, [numberWords(people)]),
      store: storeFor(onInvite),
    },
  ];
  return (
    <IntakeForm box={box} files={null} actions={actions}>
      <div>
        <Button look="quiet" onClick={onFiles}>
          {i18n.t('files.in_console')}
        </Button>
      </div>
    </IntakeForm>
  );
}

/** Stores lists as an import with a name of theirs; the drafts that they come from end with it. */
function storeLists(
  lists: ImportedList[],
  watch: StoringWatch,
  options: { way: Way; target: StoredBatch['target']; drafts: DraftId[] },
): Promise<string | 'stopped'> {
  const now = Date.now();
  return createImport(database, lists, { ...watch, ...options, now, name: importName(lists, now) });
}
