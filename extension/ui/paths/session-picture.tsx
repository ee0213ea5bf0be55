import { i18n } from '#i18n';
import { Picture } from '../pictures/picture.tsx';
import { TimeLine, type TimeMark } from '../pictures/time-line.tsx';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import type { KnownSession } from './known-session.ts';
import { mailsIn } from './waiting-mails.ts';

interface Props extends KnownSession {
  /** IANA. */
  zone: string;
  now: number;
}

/** When a session is open, when its invitations leave, and where today stands; nothing of a cancelled one. */
export function SessionPicture({ session, timeline, zone, now }: Props) {
  if (session.state === 'cancelled') return null;
  const words = (at: number) => dayAndTimeWords(at, zone);
  const mailed = mailsIn(timeline.mails, ['sent', 'delivered']);
  const end = session.endsAt;
  const marks: TimeMark[] = [
    {
      shape: 'start' as const,
      at: session.startsAt,
      words: i18n.t('session_picture.start', [words(session.startsAt)]),
    },
    { shape: 'today' as const, at: now, words: i18n.t('session_picture.today') },
    ...(end === null ? [] : [{ shape: 'end' as const, at: end, words: i18n.t('session_picture.end', [words(end)]) }]),
  ].sort((a, b) => a.at - b.at);
  const line = (name: string, at: string, mails: number | null) => ({
    name,
    numbers: [at, mails === null ? '' : numberWords(mails)],
  });
  const table = {
    captions: [i18n.t('session_picture.moment'), i18n.t('session_picture.when'), i18n.t('session_picture.mails')],
    lines: [
      line(i18n.t('session_picture.at_start'), words(session.startsAt), mailed + timeline.toMail),
      line(i18n.t('session_picture.until_today'), words(now), mailed),
      ...(end === null ? [] : [line(i18n.t('session_picture.at_end'), words(end), null)]),
    ],
  };
  return (
    <Picture table={table}>
      <TimeLine
        label={i18n.t('session_picture.label', [
          words(session.startsAt),
          end === null ? i18n.t('session_picture.no_end') : words(end),
        ])}
        marks={marks}
        span={{ from: session.startsAt, to: end }}
      />
    </Picture>
  );
}
