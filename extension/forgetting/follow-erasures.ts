import { isValiError } from 'valibot';
import { type Erased, erasureEndpoints } from '../../shared/contract/erasure.ts';
import { askSpace } from '../spaces/ask-space.ts';
import { isOnThisMachine } from '../spaces/space-address.ts';
import { listSpaces } from '../spaces/space-store.ts';
import type { StoredSpace } from '../spaces/stored-space.ts';
import type { Surroundings } from '../surroundings.ts';
import { erasedPeople } from './erased-people.ts';
import { forgetRows } from './forget-rows.ts';
import { forgetSealed } from './forget-sealed.ts';
import { forgetSent } from './forget-sent.ts';

/** Milliseconds between two questions, unless the admin does something. */
const pace = 60 * 60_000;

/** Questions of one space in one go, at most; the rest is asked the next time. */
const mostQuestions = 20;

const lockName = 'rollcall-forgetting';

/**
 * Forgets here who was erased from the connected spaces, by whomever, and whom they want to be forgotten by now. A space
 * that does not answer is asked again the next time. `eager`: now, however short it is since the last time.
 */
export async function followErasures(surroundings: Surroundings, { eager }: { eager: boolean }): Promise<void> {
  await surroundings.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const { database, isOnline, now } = surroundings;
    for (const connection of await listSpaces(database)) {
      const { address, state, rest, forgetting } = connection;
      const isDue = eager || Math.abs(now() - (forgetting?.askedAt ?? 0)) >= pace;
      const canBeAsked =
        state === 'connected' && (rest?.until ?? 0) <= now() && (isOnline() || isOnThisMachine(address));
      if (isDue && canBeAsked) await asFarAsReadable(() => followSpace(surroundings, connection));
    }
    await asFarAsReadable(() => forgetSent(surroundings));
  });
}

/** A record that another version wrote stops neither the other spaces nor the syncing; it is tried again the next time. */
async function asFarAsReadable(forget: () => Promise<unknown>): Promise<void> {
  try {
    await forget();
  } catch (error) {
    if (!isValiError(error)) throw error;
    // Without the error: it quotes what was stored.
    console.warn('Something that is stored here cannot be read by this version; what it names is forgotten later.');
  }
}

async function followSpace(surroundings: Surroundings, connection: StoredSpace): Promise<void> {
  const { database, now } = surroundings;
  const { address, signInId } = connection;
  const answers: Erased[] = [];
  let after = connection.forgetting?.last ?? 0;
  do {
    const answer = await askSpace(surroundings, connection, (client) =>
      client.ask(erasureEndpoints.listErased, { query: { after: String(after) } }),
    );
    if ('problem' in answer) break;
    answers.push(answer.value);
    after = answer.value.last;
  } while (answers.at(-1)?.hasMore && answers.length < mostQuestions);
  const newest = answers.at(-1);
  if (!newest) return;
  if (answers.some(({ people }) => people.length > 0)) {
    const erased = await erasedPeople(address, answers, now());
    await forgetRows(database, erased);
    await forgetSealed(database, erased);
  }
  // Last: whoever stops us before finds the same people again.
  const forgetting = { last: newest.last, askedAt: now(), listsDays: newest.forgetListsDays };
  await database.spaces.where({ address }).modify((stored) => {
    if (stored.signInId === signInId) stored.forgetting = forgetting;
  });
}
