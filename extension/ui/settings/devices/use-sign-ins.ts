import { useState } from 'preact/hooks';
import { signInEndpoints } from '../../../../shared/contract/sign-in.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { ask, useQuestion } from '../../space/use-question.ts';

/** The admin's sign-ins in a space, and ending one of them; `problem` is why the last one could not be ended. */
export function useSignIns(address: string) {
  const { answer, reload } = useQuestion(address, signInEndpoints.listSignIns, {});
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const end = async (id: string) => {
    const ended = await ask(address, signInEndpoints.endSignIn, { params: { id } });
    // It is gone already: what we wanted.
    setProblem('problem' in ended && ended.problem.code !== 'not-found' ? ended.problem : null);
    reload();
  };
  return { answer, reload, end, problem };
}
