import type { ReadRow } from '../../../shared/reading/reading.ts';

/** Characters of a title at most; whatever is longer is no name that anybody would know a list by. */
const longestTitle = 60;

/**
 * Whom a list is called after: the first person with a name that may be sent, else the first address, else nobody; and
 * how many people there are beside them, of so many in all.
 */
export function titlePerson(rows: readonly ReadRow[], people = rows.length): { title: string | null; others: number } {
  let title: string | null = null;
  for (const { person, problems } of rows) {
    const name = [person.firstName, person.lastName].filter((part) => part !== '').join(' ');
    const isSound = name.length <= longestTitle && !problems.some(({ severity }) => severity === 'error');
    if (name !== '' && isSound) {
      title = name;
      break;
    }
  }
  title ??= rows.find(({ person }) => person.email !== '')?.person.email.slice(0, longestTitle) ?? null;
  return { title, others: Math.max(0, people - 1) };
}
