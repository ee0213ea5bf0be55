import { allBatches, batch, rows, tablesOfImports } from '../batches/batch-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { forgottenRow, namesWithout } from '../batches/forgotten-row.ts';
import { dropSheetReadings } from '../batches/living/sheet-reading-store.ts';
import { replaceRowsOf } from '../batches/row-store.ts';
import { listSpaces } from '../spaces/space-store.ts';
import type { Surroundings } from '../surroundings.ts';

const day = 24 * 60 * 60_000;

/** Days after which a list that was taken back is forgotten: nobody of it is in the space, who could be erased there. */
const takenBackDays = 30;

/** Days after which lists of a space are forgotten that has not told its wish, or is not connected any more. */
const usualDays = 180;

/**
 * Forgets the people of lists that were sent so long ago that their space does not want them to be kept any more, whether
 * it can be reached or not, and of those that were taken back a while ago. What became of each row stays. Answers how
 * many batches.
 */
export async function forgetSent({ database, now }: Pick<Surroundings, 'database' | 'now'>): Promise<number> {
  const wishes = new Map((await listSpaces(database)).map(({ address, forgetting }) => [address, forgetting]));
  let forgotten = 0;
  for (const { id, stage, spaceAddress, approvedAt, undoneAt, forgottenAt } of (await allBatches(database)).batches) {
    if (stage !== 'applied' || forgottenAt !== undefined || approvedAt === null) continue;
    const days = wishes.get(spaceAddress ?? '')?.listsDays ?? usualDays;
    const isOld = days > 0 && approvedAt <= now() - days * day;
    const wasTakenBack = undoneAt !== undefined && undoneAt <= now() - takenBackDays * day;
    if (!isOld && !wasTakenBack) continue;
    await forgetPeopleOf(database, id, now());
    forgotten += 1;
  }
  return forgotten;
}

/** Rows that were kept and not sent go as a whole. */
async function forgetPeopleOf(database: RollcallDatabase, batchId: string, now: number): Promise<void> {
  await database.transaction('rw', tablesOfImports(database), async () => {
    const found = await batch(database, batchId);
    if (found?.stage !== 'applied') return;
    const all = await rows(database, batchId);
    await replaceRowsOf(database, batchId, all.filter(({ receipt }) => receipt !== null).map(forgottenRow));
    const people = all.map(({ person }) => person);
    await database.batches.update(batchId, {
      ...namesWithout(found, people),
      leftovers: [],
      // Nothing of it changes any more that would be worth asking for.
      followAt: null,
      forgottenAt: now,
    });
    await dropSheetReadings(database, found.importId);
  });
}
