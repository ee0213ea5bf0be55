import { i18n } from '#i18n';
import type { ImportedList } from '../../batches/create-import.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { database } from '../here.ts';
import { importName } from '../intake/read-lists.ts';
import type { IntakeAction, StoringWatch } from '../intake/use-storing.ts';
import { numberWords } from '../words/numbers.ts';
import type { PopupChoices } from './popup-choices.ts';

interface Wanted {
  choices: PopupChoices;
  /** Drafts that the lists come from: they end with the storing. */
  drafts: readonly DraftId[];
  /** Called when they are stored, before the next step. */
  onStored: () => Promise<void>;
  /** Gets the import whose rows are to be looked at. */
  onReview: (importId: string) => void;
  /** Gets the import whose people are to be invited as they are. */
  onInvite: (importId: string) => void;
}

/** What the popup does with lists, as it was chosen; the main thing last. */
export function popupActions({ choices, drafts, onStored, onReview, onInvite }: Wanted): IntakeAction[] {
  const { way, target, into } = choices;
  if (into) {
    const add = async (lists: ImportedList[], watch: StoringWatch) => {
      const { appendReading } = await import('../../batches/append-reading.ts');
      let isGone = false;
      for (const { reading, source, content } of lists) {
        const options = { now: Date.now(), ...watch, ...(content && { content }) };
        const added = await appendReading(database, into.importId, reading, source, options);
        // Lists that were added before stay: to add them again adds nobody twice.
        if (added === 'stopped') return added;
        isGone = added === 'gone';
      }
      // Its page says that it is not there any more; the list is kept for another one.
      if (!isGone) await onStored();
      return onReview(into.importId);
    };
    return [{ words: (people) => i18n.t('popup.add', people, [numberWords(people), into.name]), store: add }];
  }
  const storeFor = (onMade: (importId: string) => void) => async (lists: ImportedList[], watch: StoringWatch) => {
    const now = Date.now();
    const options = { ...watch, way, target, drafts, now, name: importName(lists, now) };
    const { createImport } = await import('../../batches/create-import.ts');
    const made = await createImport(database, lists, options);
    if (made === 'stopped') return made;
    await onStored();
    return onMade(made);
  };
  const review: IntakeAction = { words: () => i18n.t('paste.review'), store: storeFor(onReview) };
  // Accounts need passwords, which are given where there is room for them.
  if (way === 'accounts')
    return [{ words: (people) => i18n.t('popup.accounts', people, [numberWords(people)]), store: storeFor(onReview) }];
  return [
    review,
    {
      words: (_, sendable) => i18n.t('paste.invite', sendable(), [numberWords(sendable())]),
      store: storeFor(onInvite),
    },
  ];
}
