import * as v from 'valibot';
import type { RollcallDatabase } from '../batches/database.ts';
import { type Preferences, StoredPreferences } from './stored-preferences.ts';

/** What the admin has chosen for this browser. */
export async function preferences(database: RollcallDatabase): Promise<Preferences> {
  const { id: _, ...chosen } = v.parse(StoredPreferences, {
    ...(await database.preferences.get('browser')),
    id: 'browser',
  });
  return chosen;
}

/** Changes some of it. */
export function changePreferences(database: RollcallDatabase, change: Partial<Preferences>): Promise<void> {
  return database.transaction('rw', database.preferences, async () => {
    await database.preferences.put({ ...(await preferences(database)), ...change, id: 'browser' });
  });
}
