import { i18n } from '#i18n';
import { type Outcome, outcomes, type Way } from '../../../shared/contract/batch.ts';
import type { PlannedMails } from '../../sync/planned-mails.ts';
import { languageWords } from './language-words.ts';
import { listWords, numberWords } from './numbers.ts';

/** One thing that will happen, as a sentence, and the outcome whose rows it is about, if it is about one. */
interface PlanSentence {
  words: string;
  outcome: Outcome | null;
}

/** How many rows each outcome has, how many mails leave at once and later, how many rows stay here. */
interface PlanCounts {
  way: Way;
  outcomes: Record<Outcome, number>;
  mails: number;
  later: number;
  kept: number;
}

/** What will happen, most important first: who joins and by how many mails, who does not, which rows stay here. */
export function planSentences({ way, outcomes: counts, mails, later, kept }: PlanCounts): PlanSentence[] {
  const made = (['invited', 'created', 'activated'] as const).filter((outcome) => counts[outcome] > 0);
  const others = outcomes.filter((outcome) => !isJoining(outcome) && counts[outcome] > 0);
  const sentenceOf = (outcome: Outcome) => ({ words: outcomeSentence(outcome, counts[outcome]), outcome });
  const nobody = way === 'invite' ? i18n.t('plan.invited', 0, ['0']) : i18n.t('plan.no_account');
  return [
    ...(made.length > 0 ? made.map(sentenceOf) : [{ words: nobody, outcome: null }]),
    { words: i18n.t('plan.mails', mails, [numberWords(mails)]), outcome: null },
    ...(later > 0 ? [{ words: i18n.t('plan.later_mails', later, [numberWords(later)]), outcome: null }] : []),
    ...others.map(sentenceOf),
    ...(kept > 0 ? [{ words: i18n.t('plan.kept', kept, [numberWords(kept)]), outcome: null }] : []),
  ];
}

/** How many people sending would invite or give an account. */
export function joiningCount(counts: Record<Outcome, number>): number {
  return outcomes.filter(isJoining).reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** What sending would do when nobody joins: complete so many people, or nothing. */
export function nobodyLeftSentence(completed: number): string {
  return completed === 0
    ? i18n.t('plan.nobody_left')
    : i18n.t('plan.nobody_left_complete', completed, [numberWords(completed)]);
}

/** What the button that sends does: it invites people, makes accounts, or else only completes some. */
export function sendWords(
  { outcomes: counts, mails }: Pick<PlanCounts, 'outcomes' | 'mails'>,
  completed: number,
): string {
  const accounts = counts.created + counts.activated;
  if (accounts > 0) {
    const count = numberWords(accounts);
    if (mails === 0) return i18n.t('plan.create', accounts, [count]);
    return i18n.t('plan.create_and_mail', accounts, [count, i18n.t('plan.mail_phrase', mails, [numberWords(mails)])]);
  }
  return counts.invited === 0
    ? i18n.t('plan.complete', completed, [numberWords(completed)])
    : i18n.t('plan.send', counts.invited, [numberWords(counts.invited)]);
}

/** Mails of one kind, counted, with the language that they are in and the sessions to which they invite. */
export function plannedMailsWords({ kind, language, count, sessions }: PlannedMails): string {
  const given: [string, string] = [numberWords(count), languageWords(language)];
  const named = listWords(sessions.map(({ path, name }) => i18n.t('plan.session_name', [path, name])));
  if (kind === 'path-invitation') {
    return named === ''
      ? i18n.t('plan.path_mails', count, given)
      : i18n.t('plan.path_mails_to', count, [...given, named]);
  }
  const mails =
    kind === 'invitation'
      ? i18n.t('plan.invitation_mails', count, given)
      : i18n.t('plan.credentials_mails', count, given);
  return named === '' ? mails : i18n.t('plan.mails_telling', [mails, named]);
}

function isJoining(outcome: Outcome): boolean {
  return outcome === 'invited' || outcome === 'created' || outcome === 'activated';
}

function outcomeSentence(outcome: Outcome, count: number): string {
  const given = [numberWords(count)] as [string];
  switch (outcome) {
    case 'invited':
      return i18n.t('plan.invited', count, given);
    case 'created':
      return i18n.t('plan.created', count, given);
    case 'activated':
      return i18n.t('plan.activated', count, given);
    case 'already-invited':
      return i18n.t('plan.already_invited', count, given);
    case 'already-member':
      return i18n.t('plan.already_member', count, given);
    case 'duplicate':
      return i18n.t('plan.duplicate', count, given);
    case 'refused':
      return i18n.t('plan.refused', count, given);
  }
}
