import type { Surroundings } from '../surroundings.ts';
import { draft, draftIds } from './draft-store.ts';
import { joinedTexts } from './joined-texts.ts';
import { type BoxDraftId, isOfBox } from './stored-draft.ts';

/** Where the places of paste boxes are, and what tells every page which of them are in use. */
type Places = Pick<Surroundings, 'database' | 'locks'>;

/**
 * Where a paste box keeps what stands in it. While it is held, no other box reads it or writes there; a page that closes
 * or crashes lets go of its places, and what is left there goes to the next box that opens.
 */
export interface DraftPlace {
  id: BoxDraftId;
  release: () => void;
}

/** Holds the place of the next box: the first that somebody left something in, else a new one. */
export async function nextPlace(places: Places): Promise<DraftPlace> {
  const [left, ...others] = await leftPlaces(places);
  for (const { release } of others) release();
  return left ?? newPlace(places);
}

/** Holds a place in which nothing is. */
export async function newPlace({ database, locks }: Places): Promise<DraftPlace> {
  for (let number = 1; ; number++) {
    const place = await held(locks, number === 1 ? 'popup' : `popup ${number}`);
    if (!place) continue;
    if ((await database.drafts.where({ id: place.id }).count()) === 0) return place;
    place.release();
  }
}

/** What was left in a place and in all others that nobody holds, which are held from now on, too. */
export async function gathered(own: DraftPlace, places: Places): Promise<{ text: string; others: DraftPlace[] }> {
  const others = await leftPlaces(places);
  let text = '';
  for (const { id } of [own, ...others]) text = joinedTexts(text, await draft(places.database, id));
  return { text, others };
}

/** Holds all places with something in them that nobody else holds. */
async function leftPlaces({ database, locks }: Places): Promise<DraftPlace[]> {
  const left: DraftPlace[] = [];
  for (const id of (await draftIds(database)).filter(isOfBox)) {
    const place = await held(locks, id);
    if (place) left.push(place);
  }
  return left;
}

function held(locks: Places['locks'], id: BoxDraftId): Promise<DraftPlace | null> {
  const { promise, resolve, reject } = Promise.withResolvers<DraftPlace | null>();
  const released = Promise.withResolvers<void>();
  const hold = (lock: Lock | null) => {
    resolve(lock && { id, release: released.resolve });
    return lock ? released.promise : undefined;
  };
  locks.request(`draft of the ${id}`, { ifAvailable: true }, hold).catch(reject);
  return promise;
}
