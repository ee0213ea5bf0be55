import { spaceEndpoints } from '../../shared/contract/space.ts';
import type { Surroundings } from '../surroundings.ts';
import { askSpace } from './ask-space.ts';
import { isOnThisMachine } from './space-address.ts';
import { listSpaces, rememberMe } from './space-store.ts';
import type { StoredSpace } from './stored-space.ts';

/**
 * Asks a space for its name and for the member that we act as. Without an answer it goes by its host's name until
 * `introduceAll` comes round to it.
 */
export async function introduce(surroundings: Surroundings, connection: StoredSpace): Promise<void> {
  const answer = await askSpace(surroundings, connection, (client) => client.ask(spaceEndpoints.readMe, {}));
  if ('value' in answer) await rememberMe(surroundings.database, connection.address, answer.value);
}

/** The same for every connected space that has not told its name yet and can be asked now. */
export async function introduceAll(surroundings: Surroundings): Promise<void> {
  const { database, isOnline, now } = surroundings;
  for (const connection of await listSpaces(database)) {
    const { address, member, rest, state } = connection;
    const canBeAsked = state === 'connected' && (rest?.until ?? 0) <= now() && (isOnline() || isOnThisMachine(address));
    if (member === null && canBeAsked) await introduce(surroundings, connection);
  }
}
