import type { RollcallDatabase } from '../batches/database.ts';
import { readableBatches } from '../batches/readable-batches.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { listSpaces } from '../spaces/space-store.ts';
import type { StoredSpace } from '../spaces/stored-space.ts';
import { consequenceOf } from './sync-problem.ts';
import { credible } from './waits.ts';

/** A request that could be made for a batch: to send it, or to read what has become of it. */
export interface Work {
  kind: 'send' | 'follow';
  batch: StoredBatch;
  space: StoredSpace;
  /** Not before this moment. */
  at: number;
}

/**
 * All work that waits for nothing but time (not for the admin to resume it, or to give passwords): sending before
 * following, then who has waited longest. `eager` cuts short the waits that we chose ourselves; those that the space
 * asked for stay.
 */
export async function waitingWork(
  database: RollcallDatabase,
  { eager, now }: { eager: boolean; now: number },
): Promise<Work[]> {
  const spaces = new Map((await listSpaces(database)).map((space) => [space.address, space]));
  const { batches } = readableBatches([
    ...(await database.batches.where('stage').equals('approved').toArray()),
    ...(await database.batches.where('followAt').aboveOrEqual(0).toArray()),
  ]);
  const work: Work[] = [];
  for (const batch of batches) {
    const space = spaces.get(batch.spaceAddress ?? '');
    if (space?.state !== 'connected') continue;
    const kind = batch.stage === 'approved' ? 'send' : 'follow';
    if (kind === 'send' && (batch.paused || waitsForPasswords(batch))) continue;
    const own = kind === 'send' ? batch.nextAttemptAt : batch.followAt;
    if (own === null) continue;
    const ownIsCut = eager && batch.lastProblem !== null && consequenceOf(batch.lastProblem) !== 'stop';
    const rest = space.rest && (space.rest.asked || !eager) ? space.rest.until : 0;
    work.push({ kind, batch, space, at: Math.max(ownIsCut ? 0 : credible(own, now), credible(rest, now)) });
  }
  return work.sort(
    (a, b) =>
      Number(a.kind === 'follow') - Number(b.kind === 'follow') ||
      a.at - b.at ||
      (a.batch.approvedAt ?? 0) - (b.batch.approvedAt ?? 0) ||
      a.batch.part - b.batch.part,
  );
}

function waitsForPasswords({ lastProblem }: StoredBatch): boolean {
  return lastProblem !== null && consequenceOf(lastProblem) === 'passwords';
}
