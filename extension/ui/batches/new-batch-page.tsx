import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BatchTarget, Way } from '../../../shared/contract/batch.ts';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import { type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import { goTo, routeHash } from '../console/route.ts';
import { FullIntake } from '../intake/intake.tsx';
import { TemplateDownload } from '../intake/template/template-download.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { targetGoneWords, targetWords } from '../words/option-words.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** A list from the clipboard or from files, with room to see what was read. */
export function NewBatchPage({ way, target }: { way: Way; target: BatchTarget | null }) {
  const onMade = (importId: string) => goTo({ page: 'batch', importId });
  const onStopped = () => goTo({ page: 'new-batch', way, target });
  // Where a list goes next is loaded, and who reads it, while it is looked for.
  useEffect(() => void import('./batch-page.tsx').then(({ readAhead }) => readAhead()), []);
  const page = useRef<HTMLDivElement>(null);
  // Who comes here has a list to paste. After the console's own focus on a new page.
  useEffect(() => {
    const frame = requestAnimationFrame(() => page.current?.querySelector('textarea')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={page} class="page page-narrow">
      <nav class="soft small" aria-label={i18n.t('home.path')}>
        <a href={routeHash({ page: 'home' })}>{i18n.t('home.create')}</a>
      </nav>
      <header>
        <h1>{i18n.t(way === 'invite' ? 'create.invite' : 'create.accounts')}</h1>
        <p class="soft">{i18n.t(way === 'invite' ? 'create.invite_then' : 'create.accounts_then')}</p>
      </header>
      {target === null ? (
        <FullIntake way={way} target={null} onMade={onMade} onStopped={onStopped}>
          {way === 'accounts' && <TemplateDownload />}
        </FullIntake>
      ) : (
        <SpaceFrame>
          {({ address, name }) => <TargetIntake space={{ address, name }} {...{ way, target, onMade, onStopped }} />}
        </SpaceFrame>
      )}
    </div>
  );
}

interface TargetProps {
  space: { address: string; name: string };
  way: Way;
  target: BatchTarget;
  onMade: (importId: string) => void;
  onStopped: () => void;
}

/** A list whose people all join one group or are enrolled in one session, which is named first. */
function TargetIntake({ space, way, target, onMade, onStopped }: TargetProps) {
  const { kind, id } = target;
  const endpoint = kind === 'group' ? groupEndpoints.readGroup : sessionEndpoints.readSession;
  const { answer, reload } = useQuestion(space.address, endpoint, { params: { id } });
  if (!answer) return <p role="status">{i18n.t('loading')}</p>;
  if ('problem' in answer) {
    return (
      <Notice kind="bad" actions={<Button onClick={reload}>{i18n.t('plan.again')}</Button>}>
        {answer.problem.code === 'not-found' ? targetGoneWords(kind) : syncProblemWords(answer.problem, space.name)}
      </Notice>
    );
  }
  if ('state' in answer.value && answer.value.state === 'cancelled') {
    return <Notice kind="bad">{targetGoneWords(kind)}</Notice>;
  }
  const named = { kind, id, name: targetName(answer.value) };
  return (
    <>
      <Notice kind="plain">{targetWords(named)}</Notice>
      <FullIntake way={way} target={named} onMade={onMade} onStopped={onStopped}>
        {way === 'accounts' && <TemplateDownload />}
      </FullIntake>
    </>
  );
}

/** What a batch calls its target: sessions of different paths are called alike. */
function targetName(target: Group | Session): string {
  return 'path' in target ? i18n.t('options.session_name', [target.path.name, target.name]) : target.name;
}
