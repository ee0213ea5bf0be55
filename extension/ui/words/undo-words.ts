import { i18n } from '#i18n';
import type { KeptReason, RowUndone } from '../../../shared/contract/batch.ts';
import type { UndoSum } from '../undo/undo-sum.ts';
import { columnWords } from './column-words.ts';
import { listWords, numberWords } from './numbers.ts';

/** What becomes of the people of a batch that is taken back, in sentences; those that count nobody are left out. */
export function undoSentences({ fates, mailsLeft, mailsCancelled, groupsDeleted }: UndoSum): string[] {
  const counted = (count: number, words: (count: number, shown: [string]) => string) =>
    count > 0 ? [words(count, [numberWords(count)])] : [];
  return [
    ...counted(fates.removed, (count, shown) => i18n.t('undo.removed', count, shown)),
    ...counted(fates.uninvited, (count, shown) => i18n.t('undo.uninvited', count, shown)),
    ...counted(fates['account-removed'], (count, shown) => i18n.t('undo.account_removed', count, shown)),
    ...counted(fates.restored, (count, shown) => i18n.t('undo.restored', count, shown)),
    ...counted(groupsDeleted, (count, shown) => i18n.t('undo.groups_deleted', count, shown)),
    ...counted(mailsCancelled, (count, shown) => i18n.t('undo.mails_cancelled', count, shown)),
    ...counted(mailsLeft, (count, shown) => i18n.t('undo.mails_left', count, shown)),
  ];
}

/** Why so many people stay as they are. */
export function keptSentence(reason: KeptReason, count: number): string {
  const shown: [string] = [numberWords(count)];
  switch (reason) {
    case 'in-use':
      return i18n.t('undo.kept_in_use', count, shown);
    case 'manages':
      return i18n.t('undo.kept_manages', count, shown);
    case 'suspended':
      return i18n.t('undo.kept_suspended', count, shown);
    case 'other-batch':
      return i18n.t('undo.kept_other_batch', count, shown);
    case 'changed-since':
      return i18n.t('undo.kept_changed_since', count, shown);
  }
}

/** What becomes, or became, of one row when its batch is taken back; null when nothing does. */
export function fateWords({ fate, why, changes }: RowUndone): string | null {
  switch (fate) {
    case 'removed':
      return i18n.t('undone.removed');
    case 'uninvited':
      return i18n.t('undone.uninvited');
    case 'account-removed':
      return i18n.t('undone.account_removed');
    case 'restored':
      return i18n.t('undone.restored', [
        listWords(changes.map((change) => (change === 'target' ? i18n.t('undone.enrolment') : columnWords(change)))),
      ]);
    case 'kept':
      return why === null ? null : whyKept(why);
    case 'nothing':
      return null;
  }
}

function whyKept(why: KeptReason): string {
  switch (why) {
    case 'in-use':
      return i18n.t('undone.in_use');
    case 'manages':
      return i18n.t('undone.manages');
    case 'suspended':
      return i18n.t('undone.suspended');
    case 'other-batch':
      return i18n.t('undone.other_batch');
    case 'changed-since':
      return i18n.t('undone.changed_since');
  }
}
