import type { Surroundings } from '../surroundings.ts';
import type { SyncProblem } from '../sync/sync-problem.ts';
import type { Answer } from './space-answer.ts';
import { type SpaceClient, spaceClient } from './space-client.ts';
import { markSignedOut, space, tokenOf } from './space-store.ts';
import type { StoredSpace } from './stored-space.ts';

/**
 * Asks a connected space something with its token. A refused token signs the connection out, so that everything that
 * waits for this space shows it at once. `timeout` in milliseconds.
 */
export async function askSpace<T>(
  surroundings: Surroundings,
  connection: StoredSpace,
  question: (client: SpaceClient) => Promise<Answer<T>>,
  timeout?: number,
): Promise<Answer<T>> {
  const { database } = surroundings;
  const { address } = connection;
  const token = connection.state === 'connected' ? await tokenOf(database, connection) : null;
  const answer: Answer<T> =
    token === null
      ? { problem: { code: 'not-signed-in' } }
      : await question(spaceClient(surroundings, { address, token, ...(timeout !== undefined && { timeout }) }));
  if ('problem' in answer && answer.problem.code === 'not-signed-in') await markSignedOut(database, connection);
  return answer;
}

/** The same for a space that is known by its address only; `not-signed-in` when it is not connected. */
export async function askSpaceAt<T>(
  surroundings: Surroundings,
  address: string,
  question: (client: SpaceClient) => Promise<Answer<T>>,
  timeout?: number,
): Promise<Answer<T>> {
  const connection = await space(surroundings.database, address);
  const problem: SyncProblem = { code: 'not-signed-in' };
  return connection ? askSpace(surroundings, connection, question, timeout) : { problem };
}
