import './paths.css';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadFailure } from '../space/load-failure.tsx';
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
  if (problem?.code === 'not-found') {
    return (
      <EmptyState
        title={i18n.t('sessions.gone_title')}
        action={<a href={routeHash({ page: 'paths' })}>{i18n.t('paths.back')}</a>}
      >
        {i18n.t('sessions.gone')}
      </EmptyState>
    );
  }
  const failure = problem && <LoadFailure problem={problem} space={space.name} onRetry={reload} />;
  if (!known) {
    return (
      failure ?? (
        <p class="soft" role="status">
          {i18n.t('loading')}
        </p>
      )
    );
  }
  return (
    <div class="list-page">
      <SessionHead space={space} known={known} onSaved={show} />
      {failure}
      <SessionTimelinePanel space={space} known={known} />
      <SessionEnrolments space={space} known={known} onChange={reload} />
    </div>
  );
}
