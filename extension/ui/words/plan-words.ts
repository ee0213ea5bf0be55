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

function outcomeSentence(outcome: Outcome, count: number): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('plan.invited', count, [numberWords(count)]);
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
