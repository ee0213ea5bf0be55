import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { reviewKept, takeBack } from '../../batches/approval.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { Phase } from '../../sync/phase.ts';
import { routeHash } from '../console/route.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { phaseSentence } from '../words/phase-words.ts';
import type { Part, ShownImport } from './use-import.ts';

interface Props {
  shown: ShownImport;
  phase: Phase;
  spaces: readonly StoredSpace[];
}

/** What goes on with an approved batch, in words, and what the admin can do about it. */
export function BatchProgress({ shown, phase, spaces }: Props) {
  const address = shown.parts.find(({ batch }) => batch.spaceAddress !== null)?.batch.spaceAddress ?? '';
  const space = spaces.find((known) => known.address === address)?.name ?? address;
  const words = phaseSentence(phase, space);
  switch (phase.kind) {
    case 'review':
      return null;
    case 'sending':
      return (
        <section class="panel">
          <ProgressBar done={phase.sent} of={phase.of} words={words} />
        </section>
      );
    case 'waiting':
      return (
        <WithTakeBack shown={shown} kind={phase.why === 'queue' ? 'plain' : 'warn'}>
          {words}
        </WithTakeBack>
      );
    case 'needs-sign-in':
    case 'needs-space':
      return (
        <Notice
          kind="warn"
          actions={
            <a class="button button-main" href={routeHash({ page: 'spaces' })}>
              {phase.kind === 'needs-space' ? i18n.t('connection.connect') : i18n.t('connection.reconnect')}
            </a>
          }
        >
          {words}
        </Notice>
      );
    case 'plan-changed':
      return <Notice kind="warn">{words}</Notice>;
    case 'refused':
      return (
        <WithTakeBack shown={shown} kind="bad">
          {words}
        </WithTakeBack>
      );
    case 'done':
      return <Done shown={shown} words={words} kept={phase.kept} />;
  }
}

interface WithTakeBackProps {
  shown: ShownImport;
  kind: 'plain' | 'warn' | 'bad';
  children: ComponentChildren;
}

function WithTakeBack({ shown, kind, children }: WithTakeBackProps) {
  const [isLate, setLate] = useState(false);
  const goBack = async () => {
    // From the end of the list: what is sent next is taken back last, so that no gap appears.
    for (const { batch } of shown.parts.toReversed()) {
      if (batch.stage !== 'approved' && batch.stage !== 'refused') continue;
      if ((await takeBack(database, batch.id)) === 'too-late') setLate(true);
    }
  };
  return (
    <Notice kind={kind} actions={<Button onClick={goBack}>{i18n.t('plan.take_back')}</Button>}>
      {children}
      {isLate && ` ${i18n.t('plan.taken_back_late')}`}
    </Notice>
  );
}

function Done({ shown, words, kept }: { shown: ShownImport; words: string; kept: number }) {
  const renew = async () => {
    for (const { batch } of keptIn(shown)) await reviewKept(database, batch.id, Date.now());
  };
  return (
    <Notice kind="good" actions={kept > 0 && <Button onClick={renew}>{i18n.t('plan.review_kept')}</Button>}>
      {words}
      {kept > 0 && ` ${i18n.t('plan.kept_after', kept, [numberWords(kept)])}`}
    </Notice>
  );
}

function keptIn({ parts }: ShownImport): Part[] {
  return parts.filter(({ batch, summary }) => batch.stage === 'applied' && summary.answered < summary.rows);
}
