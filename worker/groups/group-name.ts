import { checkPerson } from '../../shared/people/check-person.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import { emptyPerson } from '../../shared/people/person.ts';
import { Refusal } from '../refusal.ts';

/**
 * The name that a group is to have, tidied: composed letters, one space between words. Refuses with `value-refused` what
 * an import would refuse as a group's name, and a name without anything to be seen.
 */
export function checkedGroupName(given: string): string {
  const name = given.normalize('NFC').trim();
  const problem = checkPerson({ ...emptyPerson(), groups: [name] }).find(
    ({ field, severity }) => field === 'groups' && severity === 'error',
  );
  if (problem || nameKey(name) === '') {
    throw new Refusal({ code: 'value-refused', at: 'name', problem: problem ?? null });
  }
  return name.replace(/\s+/g, ' ');
}
