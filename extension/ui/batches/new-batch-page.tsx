import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { groupEndpoints } from '../../../shared/contract/group.ts';
import { goTo, routeHash } from '../console/route.ts';
import { FullIntake } from '../intake/intake.tsx';
import { TemplateDownload } from '../intake/template/template-download.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** A list from the clipboard or from files, with room to see what was read. */
export function NewBatchPage({ way, group }: { way: Way; group: string | null }) {
  const onMade = (importId: string) => goTo({ page: 'batch', importId });
  return (
    <div class="page page-narrow">
      <nav class="soft small" aria-label={i18n.t('home.path')}>
        <a href={routeHash({ page: 'home' })}>{i18n.t('home.create')}</a>
      </nav>
      <header>
        <h1>{i18n.t(way === 'invite' ? 'create.invite' : 'create.accounts')}</h1>
        <p class="soft">{i18n.t(way === 'invite' ? 'create.invite_then' : 'create.accounts_then')}</p>
      </header>
      {group === null ? (
        <FullIntake way={way} target={null} onMade={onMade}>
          {way === 'accounts' && <TemplateDownload />}
        </FullIntake>
      ) : (
        <SpaceFrame>
          {({ address, name }) => <GroupIntake space={{ address, name }} way={way} id={group} onMade={onMade} />}
        </SpaceFrame>
      )}
    </div>
  );
}

interface GroupProps {
  space: { address: string; name: string };
  way: Way;
  /** Of the group. */
  id: string;
  onMade: (importId: string) => void;
}

/** A list whose people all join one group, which is named first. */
function GroupIntake({ space, way, id, onMade }: GroupProps) {
  const { answer, reload } = useQuestion(space.address, groupEndpoints.readGroup, { params: { id } });
  if (!answer) return <p role="status">{i18n.t('loading')}</p>;
  if ('problem' in answer) {
    return (
      <Notice kind="bad" actions={<Button onClick={reload}>{i18n.t('plan.again')}</Button>}>
        {answer.problem.code === 'not-found'
          ? i18n.t('options.target_gone')
          : syncProblemWords(answer.problem, space.name)}
      </Notice>
    );
  }
  const { name } = answer.value;
  return (
    <>
      <Notice kind="plain">{i18n.t('options.target', [name])}</Notice>
      <FullIntake way={way} target={{ kind: 'group', id, name }} onMade={onMade}>
        {way === 'accounts' && <TemplateDownload />}
      </FullIntake>
    </>
  );
}
