import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { reviewKept } from '../../batches/approval.ts';
import { isForgotten } from '../../batches/forgotten-row.ts';
import { pauseImport, resumeImport, takeBackImport } from '../../batches/import-progress.ts';
import { renewImport } from '../../batches/renewed-import.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { Phase } from '../../sync/phase.ts';
import { ConsoleLink } from '../console/console-link.tsx';
import { goTo } from '../console/route.ts';
import { database, here } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { useFocusLostWith } from '../parts/use-lost-focus.ts';
import { numberWords } from '../words/numbers.ts';
import { phaseSentence } from '../words/phase-words.ts';
import { NeedsPasswords } from './needs-passwords.tsx';
import { syncNow } from './sync-now.ts';
import type { Part, ShownImport } from './use-import.ts';

interface Props {
  importId: string;
  shown: ShownImport;
  phase: Phase;
  spaces: readonly StoredSpace[];
  /** What can be done with a batch that is sent. */
  whenDone?: ComponentChildren;
}

/** What goes on with an approved batch, in words, and what the admin can do about it; nothing of one in review. */
export function BatchProgress(props: Props) {
  const { kind } = props.phase;
  const box = useFocusLostWith<HTMLDivElement>(kind);
  if (kind === 'review') return null;
  return (
    <div ref={box} class="batch-progress" tabIndex={-1}>
      <PhaseNotice {...props} />
    </div>
  );
}

function PhaseNotice({ importId, shown, phase, spaces, whenDone }: Props) {
  const address = shown.parts.find(({ batch }) => batch.spaceAddress !== null)?.batch.spaceAddress ?? '';
  const space = spaces.find((known) => known.address === address)?.name ?? address;
  const words = phaseSentence(phase, space);
  switch (phase.kind) {
    case 'review':
      return null;
    case 'sending':
    case 'paused':
      return (
        <section class="panel batch-sending">
          <ProgressBar done={phase.sent} of={phase.of} words={words} />
          <SendingActions importId={importId} shown={shown} isPaused={phase.kind === 'paused'} />
        </section>
      );
    case 'waiting':
      return (
        <WithTakeBack importId={importId} kind={phase.why === 'queue' ? 'plain' : 'warn'}>
          {words}
        </WithTakeBack>
      );
    case 'needs-sign-in':
    case 'needs-space':
      return (
        <Notice
          kind="warn"
          actions={
            <ConsoleLink class="button button-main" to={{ page: 'settings', part: 'connections' }}>
              {phase.kind === 'needs-space' ? i18n.t('connection.connect') : i18n.t('connection.reconnect')}
            </ConsoleLink>
          }
        >
          {words}
        </Notice>
      );
    case 'needs-passwords':
      return <NeedsPasswords importId={importId} isLocked={phase.locked} words={words} />;
    case 'plan-changed':
      return <Notice kind="warn">{words}</Notice>;
    case 'refused':
      return (
        <WithTakeBack importId={importId} kind="bad">
          {words}
        </WithTakeBack>
      );
    case 'done':
      return (
        <Done
          shown={shown}
          words={words}
          kept={phase.kept}
          refused={phase.outcomes.refused}
          kind={phase.mailPause ? 'warn' : 'good'}
        >
          {whenDone}
        </Done>
      );
    case 'undone':
      return (
        <Undone importId={importId} shown={shown}>
          {words}
        </Undone>
      );
  }
}

interface SendingActionsProps {
  importId: string;
  shown: ShownImport;
  isPaused: boolean;
}

/** A long import can be stopped before its next batch, go on, or be taken back as far as it waits. */
function SendingActions({ importId, shown, isPaused }: SendingActionsProps) {
  const takingBack = useTakeBack(importId);
  const waiting = shown.parts.filter(({ batch }) => batch.stage === 'approved');
  const left = waiting.reduce((sum, { summary }) => sum + summary.sendable, 0);
  if (waiting.length < 2 && !isPaused) return takingBack.words;
  return (
    <div class="plan-actions">
      {isPaused ? (
        <Button
          look="main"
          onClick={async () => {
            await resumeImport(database, importId);
            syncNow({ eager: true });
          }}
        >
          {i18n.t('progress.go_on')}
        </Button>
      ) : (
        <Button onClick={() => pauseImport(database, importId)}>{i18n.t('progress.pause')}</Button>
      )}
      <Button onClick={takingBack.run}>{i18n.t('progress.take_back', left, [numberWords(left)])}</Button>
      {takingBack.words}
    </div>
  );
}

function WithTakeBack({
  importId,
  kind,
  children,
}: {
  importId: string;
  kind: 'plain' | 'warn' | 'bad';
  children: ComponentChildren;
}) {
  const takingBack = useTakeBack(importId);
  return (
    <Notice kind={kind} actions={<Button onClick={takingBack.run}>{i18n.t('plan.take_back')}</Button>}>
      {children} {takingBack.words}
    </Notice>
  );
}

/** Takes back what waits; the words say that some of it was too late. */
function useTakeBack(importId: string): { run: () => Promise<void>; words: ComponentChildren } {
  const [isLate, setLate] = useState(false);
  const run = async () => setLate((await takeBackImport(database, importId)).late > 0);
  return { run, words: isLate ? <span role="status">{i18n.t('plan.taken_back_late')}</span> : null };
}

interface UndoneProps {
  importId: string;
  shown: ShownImport;
  children: ComponentChildren;
}

function Undone({ importId, shown, children }: UndoneProps) {
  const renew = async () => {
    const renewed = await renewImport(database, importId, here.now());
    if (renewed !== null) goTo({ page: 'batch', importId: renewed });
  };
  const canRenew = !shown.isLoading && shown.rows.some((row) => !isForgotten(row));
  return (
    <Notice kind="plain" actions={canRenew && <Button onClick={renew}>{i18n.t('undo.renew')}</Button>}>
      {children} {canRenew && i18n.t('undo.rows_stay')}
    </Notice>
  );
}

interface DoneProps {
  shown: ShownImport;
  words: string;
  /** Rows that were not sent. */
  kept: number;
  /** Rows that were sent in vain. */
  refused: number;
  /** `warn`: some of its mail still waits. */
  kind: 'good' | 'warn';
  children: ComponentChildren;
}

function Done({ shown, words, kept, refused, kind, children }: DoneProps) {
  const renew = async () => {
    for (const { batch } of keptIn(shown)) await reviewKept(database, batch.id, Date.now());
  };
  return (
    <Notice
      kind={kind}
      actions={
        <>
          {kept + refused > 0 && <Button onClick={renew}>{i18n.t('plan.review_kept')}</Button>}
          {children}
        </>
      }
    >
      {words}
      {kept > 0 && ` ${i18n.t('plan.kept_after', kept, [numberWords(kept)])}`}
      {refused > 0 && ` ${i18n.t('plan.refused_after', refused, [numberWords(refused)])}`}
    </Notice>
  );
}

function keptIn({ parts }: ShownImport): Part[] {
  return parts.filter(
    ({ batch, summary: { rows, answered, outcomes } }) =>
      batch.stage === 'applied' && answered - outcomes.refused < rows,
  );
}
