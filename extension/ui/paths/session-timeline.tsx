import { i18n } from '#i18n';
import { timelineLines } from './timeline-words.ts';
import type { KnownSession } from './use-session.ts';

/** What is mailed about a session: what will be and when, and what has been. */
export function SessionTimelinePanel({ known: { session, timeline } }: { known: KnownSession }) {
  return (
    <section class="panel session-timeline" aria-label={i18n.t('sessions.mails_title')} data-testid="timeline">
      <h2>{i18n.t('sessions.mails_title')}</h2>
      <ul aria-live="polite">
        {timelineLines(session, timeline).map(({ words, tone }) => (
          <li key={words} class={tone === 'bad' ? 'timeline-failed' : undefined}>
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}
