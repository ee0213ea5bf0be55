import { approve, approveAndClaim, type NotApproved, type SeenPlan } from '../batches/approval.ts';
import { isOnThisMachine } from '../spaces/space-address.ts';
import { requestTimeout } from '../spaces/space-client.ts';
import { space, tokenOf } from '../spaces/space-store.ts';
import type { StoredSpace } from '../spaces/stored-space.ts';
import type { Surroundings } from '../surroundings.ts';
import { sendClaimed, sendingLock } from './pass.ts';

/**
 * Approves batches as they were planned (see `approve`) and sends the first of them from here, without the way to the
 * background, which looks at all rows again. Answers `sent` when its request has left, or `approved` when nothing is sent
 * from here. Then the background has to be told, which does the rest, and all of it should this page end now: eagerly
 * only of what is `approved`, as what was sent has its own waits if it was in vain.
 */
export function approveAndSend(
  surroundings: Surroundings,
  plans: ReadonlyMap<string, SeenPlan>,
  spaceAddress: string,
  onProgress: (done: number, of: number) => void,
): Promise<'sent' | 'approved' | NotApproved> {
  const { database, now, locks } = surroundings;
  return new Promise((resolve, reject) => {
    const asked = askableSpace(surroundings, spaceAddress);
    const work = async (lock: Lock | null) => {
      const reachable = await asked;
      if (!lock || !reachable) {
        const answer = await approve(database, plans, spaceAddress, { now: now(), onProgress });
        return resolve(answer === 'done' ? 'approved' : answer);
      }
      const claimUntil = now() + requestTimeout;
      const claimed = await approveAndClaim(database, plans, spaceAddress, { now: now(), onProgress, claimUntil });
      if (typeof claimed === 'string') return resolve(claimed);
      const fetch: typeof surroundings.fetch = (input, init) => {
        const answer = surroundings.fetch(input, init);
        resolve('sent');
        return answer;
      };
      if (claimed) await sendClaimed({ ...surroundings, fetch }, reachable, claimed, requestTimeout);
      resolve('sent');
    };
    // What fails after the request has left, the background meets again.
    locks.request(sendingLock, { ifAvailable: true }, work).catch(reject);
  });
}

/** The space at an address, if it can be asked now; when it cannot, a pass of the background knows until when. */
async function askableSpace({ database, isOnline }: Surroundings, address: string): Promise<StoredSpace | null> {
  if (!isOnline() && !isOnThisMachine(address)) return null;
  const found = await space(database, address);
  if (found?.state !== 'connected' || found.rest !== null) return null;
  // Now, so that the request need not wait for it once the approval is stored.
  return (await tokenOf(database, found)) === null ? null : found;
}
