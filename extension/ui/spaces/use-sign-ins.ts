import { useCallback, useEffect, useState } from 'preact/hooks';
import { type SignIn, signInEndpoints } from '../../../shared/contract/space.ts';
import { askSpaceAt } from '../../spaces/ask-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { here } from '../here.ts';

/** The sign-ins that a space lists, or why it could not; undefined until it has answered. */
export type SignInsAnswer = { signIns: SignIn[] } | { problem: SyncProblem } | undefined;

/** The admin's sign-ins in a space, and ending one of them. */
export function useSignIns(address: string) {
  const [answer, setAnswer] = useState<SignInsAnswer>(undefined);
  const load = useCallback(async () => {
    const listed = await askSpaceAt(here, address, (client) => client.ask(signInEndpoints.listSignIns, {}));
    setAnswer('value' in listed ? listed.value : listed);
  }, [address]);
  useEffect(() => void load(), [load]);
  const end = async (id: string) => {
    const ended = await askSpaceAt(here, address, (client) =>
      client.ask(signInEndpoints.endSignIn, { params: { id } }),
    );
    // It is gone already: what we wanted.
    if ('problem' in ended && ended.problem.code !== 'not-found') setAnswer(ended);
    else await load();
  };
  return { answer, load, end };
}
