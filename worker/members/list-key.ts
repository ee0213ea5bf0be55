import { maxNameLength } from '../../shared/people/limits.ts';
import { nameKey } from '../../shared/people/name-key.ts';

/**
 * The text by which a member is found and ordered in lists: last name, first name, address, each on a line of its own,
 * the names without case and accents.
 */
export function listKey(member: { lastName: string; firstName: string; email: string }): string {
  return [boundedKey(member.lastName), boundedKey(member.firstName), member.email.toLowerCase()].join('\n');
}

/** Taking letters apart can make eighteen of one; a cursor carries the key, so it stays short. */
function boundedKey(name: string): string {
  return nameKey(name)
    .slice(0, 2 * maxNameLength)
    .toWellFormed();
}
