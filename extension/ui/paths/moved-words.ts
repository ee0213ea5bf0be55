import { i18n } from '#i18n';
import type { Session } from '../../../shared/contract/path.ts';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { moveOf } from './moved-mails.ts';
import type { SessionFields } from './typed-session.ts';

/**
 * What other dates do to a session's mails, as a sentence; null when nothing. `toMail`: people who wait for the start;
 * `zone` (IANA): the space's.
 */
export function movedWords(
  before: Session,
  after: SessionFields,
  { toMail, now, zone }: { toMail: number; now: number; zone: string },
): string | null {
  const start = dayAndTimeWords(after.startsAt, zone, 'long');
  switch (moveOf(before, after, now)) {
    case 'later':
      return i18n.t('sessions.moved', toMail, [numberWords(toMail), start]);
    case 'held-back':
      return i18n.t('sessions.moved_back', [start]);
    case 'at-once':
      return i18n.t('sessions.moved_now', toMail, [numberWords(toMail)]);
    case 'dropped':
      return i18n.t('sessions.moved_ended');
    case null:
      return null;
  }
}
