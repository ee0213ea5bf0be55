import { i18n } from '#i18n';
import type { BounceReason } from '../../../shared/contract/follow-up.ts';

/** Why a mail reached nobody, as a clause that follows a colon. */
export function bounceWords(bounce: BounceReason): string {
  switch (bounce) {
    case 'mailbox-unknown':
      return i18n.t('bounce.mailbox_unknown');
    case 'mailbox-full':
      return i18n.t('bounce.mailbox_full');
    case 'refused':
      return i18n.t('bounce.refused');
    case 'spam':
      return i18n.t('bounce.spam');
    case 'other':
      return i18n.t('bounce.other');
  }
}
