import { i18n } from '#i18n';
import type { BounceReason, MailState } from '../../../shared/contract/follow-up.ts';
import type { Standing } from '../parts/standing-badge.tsx';
import { bounceWords } from '../words/bounce-words.ts';
import { momentWords } from '../words/moments.ts';

/** How far somebody's invitation to a path is, in a short phrase, and how it is to be coloured. */
export function pathMailStanding(
  { mail, mailedAt, bounce }: { mail: MailState; mailedAt: number | null; bounce: BounceReason | null },
  now: number,
): Standing {
  switch (mail) {
    case 'none':
      return { words: i18n.t('sessions.mail.told'), tone: 'plain' };
    case 'queued':
    case 'sending':
      return { words: i18n.t('sessions.mail.waiting'), tone: 'plain' };
    case 'unsettled':
    case 'deferred':
      return { words: i18n.t('sessions.mail.again'), tone: 'warn' };
    case 'sent':
      return { words: i18n.t('sessions.mail.sent', [momentWords(mailedAt ?? now, now)]), tone: 'plain' };
    case 'delivered':
      return { words: i18n.t('sessions.mail.delivered'), tone: 'good' };
    case 'bounced':
    case 'failed':
      return {
        words: bounce ? i18n.t('sessions.mail.undelivered', [bounceWords(bounce)]) : i18n.t('sessions.mail.failed'),
        tone: 'bad',
      };
    case 'cancelled':
      return { words: i18n.t('sessions.mail.cancelled'), tone: 'plain' };
  }
}
