import type { RollcallDatabase } from '../batches/database.ts';
import { disconnect } from '../spaces/disconnect.ts';
import { listSpaces } from '../spaces/space-store.ts';
import type { Surroundings } from '../surroundings.ts';

/** What lies outside of the database: the browser's memory, and what this page and the browser keep of choices. */
interface Elsewhere {
  /**
   * Empties the browser's memory and the pages' own storage, takes the mark away that something is kept, and gives back
   * permissions that were asked for.
   */
  clear(): Promise<void>;
}

/**
 * Forgets all that this browser knows, as if the extension had just been installed: ends the connections, at the spaces
 * too where they can be asked, then empties every table. What spaces have is theirs. Answers the names of the spaces
 * that could not be told: there the admin ends the sign-in by hand.
 */
export async function forgetEverything(surroundings: Surroundings, elsewhere: Elsewhere): Promise<string[]> {
  const { database } = surroundings;
  const untold: string[] = [];
  for (const { address, name } of await listSpaces(database)) {
    const answer = await disconnect(surroundings, address);
    if (answer.kind === 'not-revoked') untold.push(name);
  }
  // First, or pages that see the tables empty would miss what was in them.
  await elsewhere.clear();
  await emptyTables(database);
  return untold;
}

/** In one transaction: whatever runs beside it finds all or nothing. */
function emptyTables(database: RollcallDatabase): Promise<void> {
  return database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.clear();
  });
}
