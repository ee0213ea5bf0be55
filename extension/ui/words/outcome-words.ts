import { i18n } from '#i18n';
import type { Outcome, RowInvitation, RowReceipt } from '../../../shared/contract/batch.ts';
import { bounceWords } from './bounce-words.ts';
import { momentWords } from './moments.ts';
import { numberWords } from './numbers.ts';

/** What will happen to one person. */
export function plannedWords(outcome: Outcome): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('planned.invited');
    case 'created':
      return i18n.t('planned.created');
    case 'activated':
      return i18n.t('planned.activated');
    case 'already-invited':
      return i18n.t('planned.already_invited');
    case 'already-member':
      return i18n.t('planned.already_member');
    case 'duplicate':
      return i18n.t('planned.duplicate');
    case 'refused':
      return i18n.t('planned.refused');
  }
}

/** To how many paths one person will be invited, now or later. */
export function plannedInvitationsWords(count: number): string {
  return i18n.t('planned.path_invitations', count, [numberWords(count)]);
}

/** What happened to one person. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('outcome.invited');
    case 'created':
      return i18n.t('outcome.created');
    case 'activated':
      return i18n.t('outcome.activated');
    case 'already-invited':
      return i18n.t('outcome.already_invited');
    case 'already-member':
      return i18n.t('outcome.already_member');
    case 'duplicate':
      return i18n.t('outcome.duplicate');
    case 'refused':
      return i18n.t('outcome.refused');
  }
}

/** How far the mail of a row is; null when there is none. */
export function mailWords(receipt: RowReceipt, now: number): string | null {
  const { mail, outcome } = receipt;
  if (mail !== 'none') return standingMailWords({ ...receipt, mail }, now);
  return outcome === 'created' || outcome === 'activated' ? i18n.t('mail.not_sent') : null;
}

/** How far the invitation to a path is that a row caused. */
export function pathInvitationWords({ path, mail, ...rest }: RowInvitation, now: number): string {
  if (mail === 'none') return i18n.t('mail.path_told', [path]);
  return i18n.t('mail.path', [path, standingMailWords({ mail, ...rest }, now)]);
}

interface SentMail extends Pick<RowReceipt, 'bounce' | 'mailedAt'> {
  mail: Exclude<RowReceipt['mail'], 'none'>;
}

function standingMailWords({ mail, bounce, mailedAt }: SentMail, now: number): string {
  switch (mail) {
    case 'queued':
    case 'sending':
      return i18n.t('mail.waiting');
    case 'unsettled':
      return i18n.t('mail.unsettled');
    case 'sent':
      return mailedAt === null ? i18n.t('mail.sent') : i18n.t('mail.sent_at', [momentWords(mailedAt, now)]);
    case 'deferred':
      return i18n.t('mail.deferred');
    case 'delivered':
      return i18n.t('mail.delivered');
    case 'bounced':
    case 'failed':
      return bounce ? i18n.t('mail.undelivered', [bounceWords(bounce)]) : i18n.t('mail.failed');
    case 'cancelled':
      return i18n.t('mail.cancelled');
  }
}

/** How far the invitation of a row is; null while it is open or when there is none. */
export function invitationWords({ invitation, acceptedAt }: RowReceipt, now: number): string | null {
  switch (invitation) {
    case 'none':
    case 'pending':
      return null;
    case 'accepted':
      return acceptedAt === null
        ? i18n.t('invitation.accepted')
        : i18n.t('invitation.accepted_at', [momentWords(acceptedAt, now)]);
    case 'expired':
      return i18n.t('invitation.expired');
    case 'revoked':
      return i18n.t('invitation.revoked');
  }
}
