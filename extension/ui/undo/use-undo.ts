import { useState } from 'preact/hooks';
import type { Undo } from '../../../shared/contract/undo.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { planUndoOf, undoable, undoPlanned } from '../../undo/undo-import.ts';
import { syncNow } from '../batches/sync-now.ts';
import { database, here } from '../here.ts';
import { ask } from '../space/use-question.ts';

/** How far taking an import back is, as its dialog shows it. */
type UndoState =
  | { kind: 'closed' }
  | { kind: 'looking' }
  /** `hasChanged`: something else would happen now than what was shown before. */
  | { kind: 'asked'; plans: Undo[]; hasChanged: boolean }
  | { kind: 'running'; done: number; of: number }
  | { kind: 'failed'; problem: SyncProblem };

/** Taking the batches of an import back from the space at an address. */
export function useUndo(spaceAddress: string, batches: readonly StoredBatch[]) {
  const [state, setState] = useState<UndoState>({ kind: 'closed' });
  const look = async (hasChanged = false) => {
    setState({ kind: 'looking' });
    const answer = await planUndoOf(
      (endpoint, question) => ask(spaceAddress, endpoint, question),
      undoable(batches, here.now()).open,
    );
    setState('value' in answer ? { kind: 'asked', plans: answer.value, hasChanged } : { kind: 'failed', ...answer });
  };
  const run = async (plans: Undo[]) => {
    setState({ kind: 'running', done: 0, of: plans.length });
    const answer = await undoPlanned(database, (endpoint, question) => ask(spaceAddress, endpoint, question), plans, {
      now: here.now,
      onProgress: (done) => setState({ kind: 'running', done, of: plans.length }),
    });
    // The rows are told what became of their mails and links.
    syncNow({ eager: true });
    if ('value' in answer) setState({ kind: 'closed' });
    else if (answer.problem.code === 'plan-changed') await look(true);
    else setState({ kind: 'failed', problem: answer.problem });
  };
  return { state, look: () => look(), run, close: () => setState({ kind: 'closed' }) };
}
