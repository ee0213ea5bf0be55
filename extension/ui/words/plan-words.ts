import { i18n } from '#i18n';
import { type Outcome, outcomes } from '../../../shared/contract/batch.ts';
import { numberWords } from './numbers.ts';

/** What will happen, most important first: who is invited and by how many mails, who is not, which rows stay here. */
export function planSentences(counts: Record<Outcome, number>, mails: number, kept: number): string[] {
  const others = outcomes.filter((outcome) => outcome !== 'invited' && counts[outcome] > 0);
  const sentences = [
    outcomeSentence('invited', counts.invited),
    i18n.t('plan.mails', mails, [numberWords(mails)]),
    ...others.map((outcome) => outcomeSentence(outcome, counts[outcome])),
  ];
  if (kept > 0) sentences.push(i18n.t('plan.kept', kept, [numberWords(kept)]));
  return sentences;
}

/** What sending would do when it invites nobody: complete so many people, or nothing. */
export function nobodyLeftSentence(completed: number): string {
  return completed === 0
    ? i18n.t('plan.nobody_left')
    : i18n.t('plan.nobody_left_complete', completed, [numberWords(completed)]);
}

/** What the button that sends does: it invites people, or else only completes some. */
export function sendWords(invited: number, completed: number): string {
  return invited === 0
    ? i18n.t('plan.complete', completed, [numberWords(completed)])
    : i18n.t('plan.send', invited, [numberWords(invited)]);
}

function outcomeSentence(outcome: Outcome, count: number): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('plan.invited', count, [numberWords(count)]);
    case 'created':
      return i18n.t('plan.created', count, [numberWords(count)]);
    case 'activated':
      return i18n.t('plan.activated', count, [numberWords(count)]);
    case 'already-invited':
      return i18n.t('plan.already_invited', count, [numberWords(count)]);
    case 'already-member':
      return i18n.t('plan.already_member', count, [numberWords(count)]);
    case 'duplicate':
      return i18n.t('plan.duplicate', count, [numberWords(count)]);
    case 'refused':
      return i18n.t('plan.refused', count, [numberWords(count)]);
  }
}
