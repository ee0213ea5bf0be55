import { signInEndpoints } from '../../shared/contract/sign-in.ts';
import type { Surroundings } from '../surroundings.ts';
import type { SyncProblem } from '../sync/sync-problem.ts';
import { askSpace } from './ask-space.ts';
import { space } from './space-store.ts';

/**
 * Ends a connection: revokes its token at the space, then forgets it here. If the space cannot be asked, nothing is
 * forgotten and the problem is answered; with `evenIfNotRevoked` it is forgotten all the same, and the admin revokes it
 * in the space's list of devices.
 */
export async function disconnect(
  surroundings: Surroundings,
  address: string,
  { evenIfNotRevoked = false }: { evenIfNotRevoked?: boolean } = {},
): Promise<{ kind: 'disconnected' } | { kind: 'not-revoked'; problem: SyncProblem }> {
  const { database } = surroundings;
  const connection = await space(database, address);
  if (!connection) return { kind: 'disconnected' };
  const answer = await askSpace(surroundings, connection, (client) =>
    client.ask(signInEndpoints.endSignIn, { params: { id: connection.signInId } }),
  );
  if ('problem' in answer && !evenIfNotRevoked && !isRevoked(answer.problem)) {
    return { kind: 'not-revoked', problem: answer.problem };
  }
  await database.spaces.delete(address);
  return { kind: 'disconnected' };
}

/** The space knows the token no more: somebody was faster, or an answer was lost. */
function isRevoked(problem: SyncProblem): boolean {
  return problem.code === 'not-signed-in' || problem.code === 'not-found';
}
