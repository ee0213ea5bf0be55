import { takeBack } from './approval.ts';
import { partsOf } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { setWay } from './options.ts';
import { dropLockedKeys } from './passwords/key-store.ts';
import { fillPasswords } from './passwords/set-passwords.ts';

/** Stops an import before its next batch; the one that is being sent now is finished. Answers how many batches wait. */
export function pauseImport(database: RollcallDatabase, importId: string): Promise<number> {
  return setPaused(database, importId, true);
}

/** Lets a paused import go on; the caller wakes the background. Answers how many batches go on. */
export function resumeImport(database: RollcallDatabase, importId: string): Promise<number> {
  return setPaused(database, importId, false);
}

/**
 * Takes all batches of an import back to review that wait or were refused, from the end of the list, so that no gap
 * appears. `late` counts those that the space may have already.
 */
export async function takeBackImport(
  database: RollcallDatabase,
  importId: string,
): Promise<{ takenBack: number; late: number }> {
  return database.transaction('rw', database.batches, async () => {
    let takenBack = 0;
    let late = 0;
    for (const { id } of (await partsOf(database, importId)).toReversed()) {
      const answer = await takeBack(database, id);
      if (answer === 'done') takenBack += 1;
      else if (answer === 'too-late') late += 1;
    }
    return { takenBack, late };
  });
}

/**
 * Takes an import back and makes new passwords for everybody whose own cannot be read, also for those that a passphrase
 * would bring back.
 */
export async function makeNewPasswords(
  database: RollcallDatabase,
  importId: string,
): Promise<{ takenBack: number; late: number }> {
  const answer = await takeBackImport(database, importId);
  await dropLockedKeys(database, importId);
  await fillPasswords(database, importId);
  return answer;
}

/**
 * Takes an import back and lets its people choose their own passwords: it invites them instead of setting their
 * accounts up.
 */
export async function letPeopleChoose(
  database: RollcallDatabase,
  importId: string,
): Promise<{ takenBack: number; late: number }> {
  const answer = await takeBackImport(database, importId);
  await setWay(database, importId, 'invite');
  return answer;
}

function setPaused(database: RollcallDatabase, importId: string, paused: boolean): Promise<number> {
  return database.transaction('rw', database.batches, async () => {
    const waiting = (await partsOf(database, importId)).filter(
      (batch) => batch.stage === 'approved' && batch.paused !== paused,
    );
    for (const { id } of waiting) await database.batches.update(id, { paused });
    return waiting.length;
  });
}
