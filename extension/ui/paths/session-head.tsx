import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { zoneOf, zoneWords } from '../space/space-zone.ts';
import { ask } from '../space/use-question.ts';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { changedFields } from './changed-fields.ts';
import type { KnownSession } from './known-session.ts';
import { SessionDialog } from './session-dialog.tsx';
import { SessionStateBadge } from './session-state.tsx';
import { waitingMails } from './waiting-mails.ts';

interface Props {
  space: StoredSpace;
  known: KnownSession;
  onSaved: (session: Session) => void;
}

/** A session's path, name, state and dates; changing and cancelling it. */
export function SessionHead({ space, known: { session, timeline }, onSaved }: Props) {
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const { path, name, state, startsAt, endsAt } = session;
  const params = { id: session.id };
  const zone = zoneOf(space);
  const close = () => setOpen(null);
  const cancel = async () => {
    close();
    const answer = await ask(space.address, sessionEndpoints.cancelSession, { params });
    setProblem('problem' in answer ? answer.problem : null);
    if ('value' in answer) onSaved(answer.value);
  };
  const unsent = state === 'upcoming' ? timeline.toMail : waitingMails(timeline.mails);
  return (
    <>
      <nav class="session-place" aria-label={i18n.t('sessions.place')}>
        <a href={routeHash({ page: 'paths' })}>{i18n.t('paths.title')}</a>
        {' › '}
        <a href={routeHash({ page: 'path', id: path.id })}>{path.name}</a>
      </nav>
      <header class="page-head">
        <div class="session-name">
          <h1>{name}</h1>
          <SessionStateBadge state={state} />
        </div>
        {state !== 'cancelled' && (
          <div class="page-actions">
            <Button onClick={() => setOpen('change')}>{i18n.t('sessions.change')}</Button>
            {state !== 'ended' && (
              <Button look="danger" onClick={() => setOpen('cancel')}>
                {i18n.t('sessions.cancel')}
              </Button>
            )}
          </div>
        )}
      </header>
      <p class="soft">
        {endsAt === null
          ? i18n.t('sessions.from', [dayAndTimeWords(startsAt, zone, 'long'), zoneWords(zone)])
          : i18n.t('sessions.from_to', [
              dayAndTimeWords(startsAt, zone, 'long'),
              dayAndTimeWords(endsAt, zone, 'long'),
              zoneWords(zone),
            ])}
      </p>
      {problem && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {syncProblemWords(problem, space.name)}
        </Notice>
      )}
      {open === 'change' && (
        <SessionDialog
          session={{ ...session, toMail: timeline.toMail }}
          space={space}
          save={(fields) =>
            ask(space.address, sessionEndpoints.changeSession, { params, body: changedFields(fields, session) })
          }
          onSaved={(changed) => {
            close();
            setProblem(null);
            onSaved(changed);
          }}
          onClose={close}
        />
      )}
      {open === 'cancel' && (
        <Dialog
          title={i18n.t('sessions.cancel_title', [name])}
          action={i18n.t('sessions.cancel_action')}
          dismiss={i18n.t('sessions.keep')}
          danger
          onAction={cancel}
          onClose={close}
        >
          {i18n.t('sessions.cancel_words', unsent, [numberWords(unsent)])}
        </Dialog>
      )}
    </>
  );
}
