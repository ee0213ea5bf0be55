import { i18n } from '#i18n';
import type { Session } from '../../../shared/contract/path.ts';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import type { SessionFields } from './session-fields.ts';

/**
 * What other dates do to the mails of a session, as a sentence; null when they do nothing to them. `toMail` is how many
 * people wait for the start.
 */
export function movedWords(
  before: Pick<Session, 'startsAt' | 'endsAt'>,
  { startsAt, endsAt }: Pick<SessionFields, 'startsAt' | 'endsAt'>,
  { toMail, now }: { toMail: number; now: number },
): string | null {
  if (startsAt === before.startsAt && endsAt === before.endsAt) return null;
  if (endsAt !== null && endsAt <= now) return i18n.t('sessions.moved_ended');
  if (startsAt > now) {
    const when: [string] = [dayAndTimeWords(startsAt, 'long')];
    if (before.startsAt > now) {
      return startsAt === before.startsAt ? null : i18n.t('sessions.moved', toMail, [numberWords(toMail), ...when]);
    }
    return i18n.t('sessions.moved_back', when);
  }
  const wasOpen = before.startsAt <= now && (before.endsAt === null || before.endsAt > now);
  return wasOpen ? null : i18n.t('sessions.moved_now', toMail, [numberWords(toMail)]);
}
