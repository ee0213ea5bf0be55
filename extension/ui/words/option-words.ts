import { i18n } from '#i18n';
import type { ExistingRule, Way } from '../../../shared/contract/batch.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';

type CredentialRule = StoredBatch['credentials'];

/** Who gets the credentials of accounts, in the order of the choice. */
export const credentialRules = ['listed', 'everyone', 'nobody'] as const satisfies readonly CredentialRule[];

/** How people join. */
export function wayWords(way: Way): string {
  return way === 'invite' ? i18n.t('options.way_invite') : i18n.t('options.way_accounts');
}

/** What a way of joining means. */
export function wayHint(way: Way): string {
  return way === 'invite' ? i18n.t('options.way_invite_hint') : i18n.t('options.way_accounts_hint');
}

/** What becomes of people who are there already. */
export function existingWords(rule: ExistingRule): string {
  switch (rule) {
    case 'leave':
      return i18n.t('options.leave');
    case 'initialise':
      return i18n.t('options.initialise');
    case 'replace':
      return i18n.t('options.replace');
  }
}

/** The rule for people who are there already, as a sentence. */
export function existingHint(rule: ExistingRule): string {
  switch (rule) {
    case 'leave':
      return i18n.t('options.leave_hint');
    case 'initialise':
      return i18n.t('options.initialise_hint');
    case 'replace':
      return i18n.t('options.replace_hint');
  }
}

/** Who gets the credentials. */
export function credentialsWords(rule: CredentialRule): string {
  switch (rule) {
    case 'listed':
      return i18n.t('options.listed');
    case 'everyone':
      return i18n.t('options.everyone');
    case 'nobody':
      return i18n.t('options.nobody');
  }
}

/** The rule for the credentials, as a sentence. */
export function credentialsHint(rule: CredentialRule): string {
  switch (rule) {
    case 'listed':
      return i18n.t('options.listed_hint');
    case 'everyone':
      return i18n.t('options.everyone_hint');
    case 'nobody':
      return i18n.t('options.nobody_hint');
  }
}

/** What everybody of a batch joins, as a sentence. */
export function targetWords({ kind, name }: NonNullable<StoredBatch['target']>): string {
  return kind === 'group' ? i18n.t('options.target', [name]) : i18n.t('options.target_session', [name]);
}

/** That nobody can join it any more, and what to do about it. */
export function targetGoneWords(kind: NonNullable<StoredBatch['target']>['kind']): string {
  return kind === 'group' ? i18n.t('options.target_gone') : i18n.t('options.target_session_gone');
}

/** What is chosen, in sentences; whom credentials go to matters only for accounts. */
export function optionSentences({
  way,
  existing,
  credentials,
}: Pick<StoredBatch, 'way' | 'existing' | 'credentials'>): string {
  const sentences = [
    i18n.t(way === 'invite' ? 'options.sentence_invite' : 'options.sentence_accounts'),
    existingSentence(existing),
    ...(way === 'accounts' ? [credentialsSentence(credentials)] : []),
  ];
  return sentences.join(' ');
}

function existingSentence(rule: ExistingRule): string {
  switch (rule) {
    case 'leave':
      return i18n.t('options.sentence_leave');
    case 'initialise':
      return i18n.t('options.sentence_initialise');
    case 'replace':
      return i18n.t('options.sentence_replace');
  }
}

function credentialsSentence(rule: CredentialRule): string {
  switch (rule) {
    case 'listed':
      return i18n.t('options.sentence_listed');
    case 'everyone':
      return i18n.t('options.sentence_everyone');
    case 'nobody':
      return i18n.t('options.sentence_nobody');
  }
}
