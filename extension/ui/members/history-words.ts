import { i18n } from '#i18n';
import type { NamedMember } from '../../../shared/contract/member.ts';
import { bounceWords } from '../words/bounce-words.ts';
import { momentWords } from '../words/moments.ts';
import type { HistoryEntry } from './member-history.ts';
import { memberName } from './member-name.ts';

/** What happened to a member, as a sentence without its moment. */
export function historyWords(entry: HistoryEntry, now: number): string {
  switch (entry.kind) {
    case 'came':
      return i18n.t('members.history.came');
    case 'invited': {
      const invited = invitedWords(entry);
      return entry.expiresAt === null
        ? invited
        : `${invited} ${i18n.t('members.history.valid', [momentWords(entry.expiresAt, now)])}`;
    }
    case 'invitation-ended':
      return endWords(entry.state);
    case 'asked':
      return i18n.t('members.history.asked');
    case 'mail':
      return mailHistoryWords(entry);
    case 'batch':
      return batchWords(entry);
  }
}

function invitedWords({ by, source }: { by: NamedMember | null; source: string | null }): string {
  const who = whoWords(by);
  return source ? i18n.t('members.history.invited_from', [who, source]) : i18n.t('members.history.invited', [who]);
}

function endWords(state: 'accepted' | 'expired' | 'revoked'): string {
  switch (state) {
    case 'accepted':
      return i18n.t('members.history.accepted');
    case 'expired':
      return i18n.t('members.history.expired');
    case 'revoked':
      return i18n.t('members.history.revoked');
  }
}

function mailHistoryWords({ mail, state, bounce }: Extract<HistoryEntry, { kind: 'mail' }>): string {
  const name = mailNameWords(mail);
  switch (state) {
    case 'none':
    case 'queued':
    case 'sending':
      return i18n.t('members.history.mail_waiting', [name]);
    case 'unsettled':
      return i18n.t('members.history.mail_unsettled', [name]);
    case 'sent':
      return i18n.t('members.history.mail_sent', [name]);
    case 'deferred':
      return i18n.t('members.history.mail_deferred', [name]);
    case 'delivered':
      return i18n.t('members.history.mail_delivered', [name]);
    case 'bounced':
    case 'failed':
      return bounce
        ? i18n.t('members.history.mail_undelivered', [name, bounceWords(bounce)])
        : i18n.t('members.history.mail_failed', [name]);
    case 'cancelled':
      return i18n.t('members.history.mail_cancelled', [name]);
  }
}

function mailNameWords(mail: Extract<HistoryEntry, { kind: 'mail' }>['mail']): string {
  switch (mail) {
    case 'invitation':
      return i18n.t('members.history.mail_invitation');
    case 'credentials':
      return i18n.t('members.history.mail_credentials');
    case 'password-reset':
      return i18n.t('members.history.mail_reset');
    case 'path-invitation':
      return i18n.t('members.history.mail_path');
    case 'reminder':
      return i18n.t('members.history.mail_reminder');
  }
}

function batchWords({ outcome, by, source }: Extract<HistoryEntry, { kind: 'batch' }>): string {
  const who = whoWords(by);
  // A list that a program sent may have no title.
  const isNamed = source !== '';
  switch (outcome) {
    case 'created':
      return isNamed ? i18n.t('members.history.created_from', [who, source]) : i18n.t('members.history.created', [who]);
    case 'activated':
      return isNamed
        ? i18n.t('members.history.activated_from', [who, source])
        : i18n.t('members.history.activated', [who]);
    case 'already-member':
    case 'already-invited':
    case 'invited':
    case 'duplicate':
    case 'refused':
      return isNamed
        ? i18n.t('members.history.named_again_in', [who, source])
        : i18n.t('members.history.named_again', [who]);
  }
}

function whoWords(member: NamedMember | null): string {
  return member ? memberName(member) : i18n.t('members.history.somebody');
}
