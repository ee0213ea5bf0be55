import { tellsWho } from '../../shared/people/tells-who.ts';
import { readTitles } from './telling-lists-store.ts';

/** Somebody who is about to be forgotten. */
interface Leaving {
  id: string;
  email: string;
  lastName: string;
  firstName: string;
}

/** The ids of the batches that are called after one of these people, as `Jean Dupont.vcf`. */
export async function tellingLists(db: D1Database, people: readonly Leaving[]): Promise<string[]> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const titles = await readTitles(db, [...byId.keys()]);
  const telling = titles.filter(({ title, memberId }) => {
    const person = byId.get(memberId);
    return person && tellsWho(title, person);
  });
  return [...new Set(telling.map(({ batchId }) => batchId))];
}
