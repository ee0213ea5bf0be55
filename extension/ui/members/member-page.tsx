import './member-page.css';
import { i18n } from '#i18n';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { NotShown } from '../space/not-shown.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { MemberActions } from './member-actions.tsx';
import { MemberFacts } from './member-facts.tsx';
import { memberName } from './member-name.ts';
import { MemberState } from './member-state.tsx';
import { MemberTimeline } from './member-timeline.tsx';

/** One member. */
export function MemberPage({ id }: { id: string }) {
  return <SpaceFrame>{(space) => <OneMember key={id} space={space} id={id} />}</SpaceFrame>;
}

function OneMember({ space, id }: { space: StoredSpace; id: string }) {
  const { answer, reload } = useQuestion(space.address, memberEndpoints.readMember, { params: { id } });
  return (
    <div class="page page-narrow">
      <p>
        <a href={routeHash({ page: 'members' })}>{i18n.t('members.back')}</a>
      </p>
      {answer && 'value' in answer ? (
        <>
          <header class="member-head">
            <h1>{memberName(answer.value)}</h1>
            <MemberState state={answer.value.state} />
          </header>
          <MemberActions space={space} member={answer.value} onChange={reload} />
          <MemberFacts member={answer.value} />
          <MemberTimeline member={answer.value} />
        </>
      ) : (
        <NotShown
          title={i18n.t('members.title')}
          problem={answer?.problem ?? null}
          space={space.name}
          onRetry={reload}
          gone={{ title: i18n.t('members.gone_title'), words: i18n.t('members.gone') }}
        />
      )}
    </div>
  );
}
