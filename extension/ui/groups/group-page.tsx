import './groups.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { NotShown } from '../space/not-shown.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { GroupHead } from './group-head.tsx';
import { GroupLearners } from './group-learners.tsx';

/** One group: its settings and its learners. */
export function GroupPage({ id }: { id: string }) {
  return <SpaceFrame>{(space) => <OneGroup key={id} space={space} id={id} />}</SpaceFrame>;
}

function OneGroup({ space, id }: { space: StoredSpace; id: string }) {
  const { answer, reload } = useQuestion(space.address, groupEndpoints.readGroup, { params: { id } });
  // What was just saved is shown before the space is asked again.
  const [saved, setSaved] = useState<Group | null>(null);
  const group = saved ?? (answer && 'value' in answer ? answer.value : null);
  const askAgain = () => {
    setSaved(null);
    reload();
  };
  return (
    <div class="list-page">
      <p>
        <a href={routeHash({ page: 'groups' })}>{i18n.t('groups.back')}</a>
      </p>
      {group ? (
        <>
          <GroupHead space={space} group={group} onSaved={setSaved} />
          <GroupLearners space={space} group={group} onChange={askAgain} />
        </>
      ) : (
        <NotShown
          title={i18n.t('groups.title')}
          problem={answer && 'problem' in answer ? answer.problem : null}
          space={space.name}
          onRetry={reload}
          gone={{ title: i18n.t('groups.gone_title'), words: i18n.t('groups.gone') }}
        />
      )}
    </div>
  );
}
