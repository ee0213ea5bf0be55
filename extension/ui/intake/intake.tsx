import { i18n } from '#i18n';
import { createImport, type ImportedList } from '../../batches/create-import.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { IntakeForm, type StoringWatch } from './intake-form.tsx';
import { importName } from './read-lists.ts';
import { RepairedNotice } from './repaired-notice.tsx';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { useLists } from './use-lists.ts';

interface Props {
  /** Gets the import's id. */
  onMade: (importId: string) => void;
}

/** A new batch from what is pasted and from files. */
export function FullIntake({ onMade }: Props) {
  const box = useDraft({ isKept: true });
  const files = useFiles({ isKept: true });
  const empty = () => {
    files.clear();
    return box.clear();
  };
  return (
    <IntakeForm
      box={box}
      files={files}
      action={i18n.t('paste.review')}
      store={async (lists, watch) => {
        const made = await storeLists(lists, watch, ['popup', 'files']);
        if (made === 'stopped') return made;
        await empty();
        return onMade(made);
      }}
    >
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

/** A new batch from what is pasted, where no file dialog may be opened: a popup closes with it. */
export function PasteIntake({ onMade, onFiles }: Props & { onFiles: () => void }) {
  const box = useDraft({ isKept: true });
  return (
    <IntakeForm
      box={box}
      files={null}
      action={i18n.t('paste.review')}
      store={async (lists, watch) => {
        const made = await storeLists(lists, watch, ['popup']);
        if (made === 'stopped') return made;
        await box.clear();
        return onMade(made);
      }}
    >
      <div>
        <Button look="quiet" onClick={onFiles}>
          {i18n.t('files.in_console')}
        </Button>
      </div>
    </IntakeForm>
  );
}

/** Stores lists as an import with a name of theirs; the drafts that they come from end with it. */
function storeLists(lists: ImportedList[], watch: StoringWatch, drafts: DraftId[]): Promise<string | 'stopped'> {
  const now = Date.now();
  return createImport(database, lists, { ...watch, now, name: importName(lists, now), drafts });
}
