import { i18n } from '#i18n';
import type { ImportedList } from '../../batches/create-import.ts';
import type { DraftId } from '../../batches/stored-draft.ts';
import { database } from '../here.ts';
import { importName } from '../intake/read-lists.ts';
import type { IntakeAction, StoringWatch } from '../intake/use-storing.ts';
import { numberWords } from '../words/numbers.ts';
import type { PopupChoices } from './popup-choices.ts';

/** Lists that were taken to be stored. */
interface TakenLists {
  /** The draft that they come from, which ends with the storing. */
  keptAs: () => Promise<DraftId | null>;
  /** Told whether they are stored, before the next step. */
  end: (isStored: boolean) => Promise<void>;
}

interface Wanted {
  choices: PopupChoices;
  /** Takes the lists from where they stand. */
  take: () => TakenLists;
  /** Gets the import whose rows are to be looked at. */
  onReview: (importId: string) => void;
  /** Gets the import whose people are to be invited as they are. */
  onInvite: (importId: string) => void;
}

/** What the popup does with lists, as it was chosen; the main thing last. */
export function popupActions({ choices, take, onReview, onInvite }: Wanted): IntakeAction[] {
  const { way, target, into } = choices;
  if (into) {
    const add = async (lists: ImportedList[], watch: StoringWatch) => {
      const { end } = take();
      let isStored = false;
      try {
        const { appendReading } = await import('../../batches/append-reading.ts');
        for (const { reading, source, content } of lists) {
          const options = { now: Date.now(), ...watch, ...(content && { content }) };
          const added = await appendReading(database, into.importId, reading, source, options);
          // Lists that were added before stay: to add them again adds nobody twice.
          if (added === 'stopped') return added;
          // Its page says that it is not there any more; the list is kept for another one.
          isStored = added !== 'gone';
        }
      } finally {
        await end(isStored);
      }
      return onReview(into.importId);
    };
    return [{ words: (people) => i18n.t('popup.add', people, [numberWords(people), into.name]), store: add }];
  }
  const storeFor = (onMade: (importId: string) => void) => async (lists: ImportedList[], watch: StoringWatch) => {
    const { keptAs, end } = take();
    let made = 'stopped';
    try {
      const now = Date.now();
      const drafts = keptAs().then((id) => (id === null ? [] : [id]));
      const { createImport } = await import('../../batches/create-import.ts');
      made = await createImport(database, lists, { ...watch, way, target, drafts, now, name: importName(lists, now) });
    } finally {
      await end(made !== 'stopped');
    }
    if (made === 'stopped') return made;
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
