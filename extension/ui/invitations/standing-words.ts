import { i18n } from '#i18n';
import type { Invitation } from '../../../shared/contract/invitation.ts';
import type { Standing } from '../parts/standing-badge.tsx';
import { bounceWords } from '../words/bounce-words.ts';
import { dayWords, momentWords } from '../words/moments.ts';

/** How an invitation stands, in a short phrase, and how it is to be coloured. */
export function standing(invitation: Invitation, now: number): Standing {
  const { state, askedAt } = invitation;
  switch (state) {
    case 'pending':
      return mailStanding(invitation, now);
    case 'accepted':
      return { words: i18n.t('invitations.standing.accepted', [endWords(invitation, now)]), tone: 'good' };
    case 'revoked':
      return { words: i18n.t('invitations.standing.revoked', [endWords(invitation, now)]), tone: 'plain' };
    case 'expired':
      return askedAt === null
        ? { words: i18n.t('invitations.standing.expired', [endWords(invitation, now)]), tone: 'plain' }
        : { words: i18n.t('invitations.standing.asked', [whenWords(askedAt, now)]), tone: 'warn' };
  }
}

function endWords({ endedAt, expiresAt }: Invitation, now: number): string {
  return whenWords(endedAt ?? expiresAt, now);
}

function mailStanding({ mail, bounce, mailedAt }: Invitation, now: number): Standing {
  switch (mail) {
    case 'none':
    case 'cancelled':
      return { words: i18n.t('invitations.standing.not_mailed'), tone: 'plain' };
    case 'queued':
    case 'sending':
      return { words: i18n.t('invitations.standing.waiting'), tone: 'plain' };
    case 'unsettled':
    case 'deferred':
      return { words: i18n.t('invitations.standing.deferred'), tone: 'warn' };
    case 'bounced':
    case 'failed':
      return {
        words: bounce
          ? i18n.t('invitations.standing.undelivered', [bounceWords(bounce)])
          : i18n.t('invitations.standing.failed'),
        tone: 'bad',
      };
    case 'delivered':
      return { words: i18n.t('invitations.standing.delivered', [whenWords(mailedAt ?? 0, now)]), tone: 'plain' };
    case 'sent':
      return { words: i18n.t('invitations.standing.sent', [whenWords(mailedAt ?? 0, now)]), tone: 'plain' };
  }
}

/** The time of today, else the day: a list is read for how long ago something was. */
function whenWords(moment: number, now: number): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  return isToday ? momentWords(moment, now) : dayWords(moment);
}
