import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { MailPreview } from '../batches/plan/mail-preview.tsx';
import { useNow } from '../clock.ts';
import { Button } from '../parts/button.tsx';
import { zoneOf } from '../space/space-zone.ts';
import { screenLanguage } from '../words/numbers.ts';
import type { KnownSession } from './known-session.ts';
import { SessionPicture } from './session-picture.tsx';
import { timelineLines } from './timeline-words.ts';

interface Props {
  space: Pick<StoredSpace, 'address' | 'member' | 'timeZone'>;
  known: KnownSession;
}

/** What is mailed about a session: what will be and when, what has been, and the mail as the admin would get it. */
export function SessionTimelinePanel({ space, known: { session, timeline } }: Props) {
  const [isShown, setShown] = useState(false);
  const now = useNow(60_000);
  return (
    <section class="panel session-timeline" aria-label={i18n.t('sessions.mails_title')} data-testid="timeline">
      <div class="page-head">
        <h2>{i18n.t('sessions.mails_title')}</h2>
        {space.member && (
          <Button look="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {i18n.t(isShown ? 'sessions.hide_mail' : 'sessions.show_mail')}
          </Button>
        )}
      </div>
      <SessionPicture session={session} timeline={timeline} zone={zoneOf(space)} now={now} />
      <ul aria-live="polite">
        {timelineLines(session, timeline, zoneOf(space)).map(({ words, tone }) => (
          <li key={words} class={tone === 'bad' ? 'timeline-failed' : undefined}>
            {words}
          </li>
        ))}
      </ul>
      {isShown && space.member && (
        <MailPreview
          spaceAddress={space.address}
          source="form"
          kind="path-invitation"
          person={{ ...space.member, language: screenLanguage() }}
          sessions={[session.id]}
        />
      )}
    </section>
  );
}
