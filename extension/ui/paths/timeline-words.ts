import { i18n } from '#i18n';
import type { Session, SessionTimeline } from '../../../shared/contract/path.ts';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { mailsIn } from './waiting-mails.ts';

/** A sentence of the timeline; `bad` when it asks the admin for something. */
interface TimelineLine {
  words: string;
  tone: 'plain' | 'bad';
}

/**
 * What was mailed about a session and what will be, in sentences with times of a zone (IANA): first what is to come.
 */
export function timelineLines(session: Session, timeline: SessionTimeline, zone: string): TimelineLine[] {
  return [...coming(session, timeline, zone), ...pastLines(timeline)];
}

function coming({ state, startsAt, endsAt }: Session, { toMail }: SessionTimeline, zone: string): TimelineLine[] {
  const counted = numberWords(toMail);
  const start = dayAndTimeWords(startsAt, zone, 'long');
  switch (state) {
    case 'upcoming':
      return [plain(i18n.t('sessions.will_mail', toMail, [start, counted]))];
    case 'open':
      return [
        plain(i18n.t('sessions.is_open', [start])),
        ...(toMail > 0 ? [plain(i18n.t('sessions.mails_soon', toMail, [counted]))] : []),
      ];
    case 'ended':
      return [plain(i18n.t('sessions.has_ended', [dayAndTimeWords(endsAt ?? startsAt, zone, 'long')]))];
    case 'cancelled':
      return [plain(i18n.t('sessions.is_cancelled'))];
  }
}

function pastLines({ mails, told }: SessionTimeline): TimelineLine[] {
  const sent = mailsIn(mails, ['sent', 'delivered']);
  const waiting = mailsIn(mails, ['queued', 'sending']);
  const again = mailsIn(mails, ['unsettled', 'deferred']);
  const failed = mailsIn(mails, ['bounced', 'failed']);
  return [
    ...(sent > 0 ? [plain(i18n.t('sessions.sent', sent, [numberWords(sent)]))] : []),
    ...(waiting > 0 ? [plain(i18n.t('sessions.waiting', waiting, [numberWords(waiting)]))] : []),
    ...(again > 0 ? [plain(i18n.t('sessions.again', again, [numberWords(again)]))] : []),
    ...(failed > 0 ? [{ words: i18n.t('sessions.failed', failed, [numberWords(failed)]), tone: 'bad' } as const] : []),
    ...(told > 0 ? [plain(i18n.t('sessions.told', told, [numberWords(told)]))] : []),
  ];
}

function plain(words: string): TimelineLine {
  return { words, tone: 'plain' };
}
