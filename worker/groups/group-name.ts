import { fieldError } from '../../shared/people/field-error.ts';
import { nameKey, tidyName } from '../../shared/people/name-key.ts';
import { tidy, valueRefused } from '../checked-values.ts';

/**
 * The name that a group is to have, tidied: composed letters, one space between words. Refuses with `value-refused`
 * what an import would refuse as a group's name, and a name without anything to be seen.
 */
export function checkedGroupName(given: string): string {
  const name = tidy(given);
  const problem = fieldError('groups', [name]);
  if (problem || nameKey(name) === '') throw valueRefused('name', problem);
  return tidyName(name);
}
