import './paths.css';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { LoadFailure } from '../space/load-failure.tsx';
import { NotShown } from '../space/not-shown.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { SessionEnrolments } from './session-enrolments.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionTimelinePanel } from './session-timeline.tsx';
import { useSession } from './use-session.ts';

/** One session: its dates, what is mailed when, and who is enrolled. */
export function SessionPage({ id }: { id: string }) {
  return <SpaceFrame>{(space) => <OneSession key={id} space={space} id={id} />}</SpaceFrame>;
}

function OneSession({ space, id }: { space: StoredSpace; id: string }) {
  const { known, problem, reload, show } = useSession(space.address, id);
  if (!known || problem?.code === 'not-found') {
    return (
      <NotShown
        title={i18n.t('sessions.title')}
        problem={problem}
        space={space.name}
        onRetry={reload}
        gone={{
          title: i18n.t('sessions.gone_title'),
          words: i18n.t('sessions.gone'),
          action: <a href={routeHash({ page: 'paths' })}>{i18n.t('paths.back')}</a>,
        }}
      />
    );
  }
  return (
    <div class="list-page">
      <SessionHead space={space} known={known} onSaved={show} />
      {problem && <LoadFailure problem={problem} space={space.name} onRetry={reload} />}
      <SessionTimelinePanel space={space} known={known} />
      <SessionEnrolments space={space} known={known} onChange={reload} />
    </div>
  );
}
