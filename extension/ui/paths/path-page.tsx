import './paths.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Path, pathEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { NotShown } from '../space/not-shown.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { PathHead } from './path-head.tsx';
import { PathSessions } from './path-sessions.tsx';

/** One path: what it is, and its sessions. */
export function PathPage({ id }: { id: string }) {
  return <SpaceFrame>{(space) => <OnePath key={id} space={space} id={id} />}</SpaceFrame>;
}

function OnePath({ space, id }: { space: StoredSpace; id: string }) {
  const { answer, reload } = useQuestion(space.address, pathEndpoints.readPath, { params: { id } });
  // What was just saved is shown before the space is asked again.
  const [saved, setSaved] = useState<Path | null>(null);
  const path = saved ?? (answer && 'value' in answer ? answer.value : null);
  return (
    <div class="list-page">
      <p>
        <a href={routeHash({ page: 'paths' })}>{i18n.t('paths.back')}</a>
      </p>
      {path ? (
        <>
          <PathHead space={space} path={path} onSaved={setSaved} />
          <PathSessions space={space} path={path} />
        </>
      ) : (
        <NotShown
          title={i18n.t('paths.title')}
          problem={answer && 'problem' in answer ? answer.problem : null}
          space={space.name}
          onRetry={reload}
          gone={{ title: i18n.t('paths.gone_title'), words: i18n.t('paths.gone') }}
        />
      )}
    </div>
  );
}
