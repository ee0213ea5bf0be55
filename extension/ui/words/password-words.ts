import { i18n } from '#i18n';
import type { rowPassword } from '../../batches/passwords/password-standing.ts';

/** Whether a row has an initial password that can be sent, in a word; the password itself is never shown. */
export function passwordStandingWords(standing: ReturnType<typeof rowPassword>): string {
  switch (standing) {
    case 'none':
      return '';
    case 'held':
      return i18n.t('passwords.standing_held');
    case 'locked':
      return i18n.t('passwords.standing_locked');
    case 'lost':
      return i18n.t('passwords.standing_lost');
  }
}
