import './undo.css';
import { i18n } from '#i18n';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { undoable } from '../../undo/undo-import.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { momentWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { keptSentence, undoSentences } from '../words/undo-words.ts';
import { UndoRows } from './undo-rows.tsx';
import { reasonsOf, sumOfUndos, undoesSomething } from './undo-sum.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  space: StoredSpace;
  batches: readonly StoredBatch[];
  rows: readonly StoredRow[];
  now: number;
}

/** Takes an import that was sent back, after the consequences were said; for as long as the space lets it be. */
export function UndoButton({ space, batches, rows, now }: Props) {
  const { state, look, run, close } = useUndo(space.address, batches);
  const { open, late } = undoable(batches, now);
  if (open.length === 0 && state.kind === 'closed') return null;
  const isBusy = state.kind === 'looking' || state.kind === 'running';
  return (
    <>
      {/* Not `disabled`, which would take the focus away that the dialog gives back. */}
      <Button aria-disabled={isBusy} onClick={() => !isBusy && look()}>
        {state.kind === 'looking' ? i18n.t('undo.looking') : i18n.t('undo.button')}
      </Button>
      {state.kind === 'failed' && (
        <Notice
          kind="bad"
          title={i18n.t('failed.title')}
          actions={<Button onClick={look}>{i18n.t('undo.again')}</Button>}
        >
          {syncProblemWords(state.problem, space.name)}
        </Notice>
      )}
      {state.kind === 'running' && (
        <ProgressBar
          done={state.done}
          of={state.of}
          words={i18n.t('undo.progress', [numberWords(state.done), numberWords(state.of)])}
        />
      )}
      {state.kind === 'asked' && <Consequences {...{ state, rows, late, now, run, close }} />}
    </>
  );
}

interface ConsequencesProps extends Pick<Props, 'rows' | 'now'>, Pick<ReturnType<typeof useUndo>, 'run' | 'close'> {
  state: Extract<ReturnType<typeof useUndo>['state'], { kind: 'asked' }>;
  /** Batches that were sent too long ago. */
  late: readonly StoredBatch[];
}

function Consequences({ state: { plans, hasChanged }, rows, late, now, run, close }: ConsequencesProps) {
  const sum = sumOfUndos(plans);
  const isSomething = undoesSomething(sum);
  const lateIds = new Set(late.map(({ id }) => id));
  const tooLate = rows.filter(({ batchId, receipt }) => receipt !== null && lateIds.has(batchId)).length;
  const stays = [
    ...reasonsOf(sum).map((reason) => keptSentence(reason, sum.kept[reason])),
    ...(tooLate > 0 ? [i18n.t('undo.kept_too_late', tooLate, [numberWords(tooLate)])] : []),
  ];
  return (
    <Dialog
      title={i18n.t('undo.title')}
      action={isSomething ? i18n.t('undo.deed') : i18n.t('undo.close')}
      danger={isSomething}
      onAction={isSomething ? () => run(plans) : close}
      onClose={close}
    >
      {hasChanged && <p role="alert">{i18n.t('undo.has_changed')}</p>}
      {isSomething ? (
        <ul class="undo-list" data-testid="undo-consequences">
          {undoSentences(sum).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>{i18n.t('undo.nothing')}</p>
      )}
      {stays.length > 0 && (
        <>
          <p>{i18n.t('undo.stays')}</p>
          <ul class="undo-list">
            {stays.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <UndoRows plans={plans} rows={rows} />
      {isSomething && <p class="soft">{i18n.t('undo.until', [momentWords(sum.until, now)])}</p>}
    </Dialog>
  );
}
