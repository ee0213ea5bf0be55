import { checkPerson } from '../../shared/people/check-person.ts';
import { checkAddress } from '../../shared/people/email-address.ts';
import { emptyPerson } from '../../shared/people/person.ts';
import { Refusal } from '../refusal.ts';

/**
 * A typed address as it is written to, and its canonical form. Refuses with `value-refused` at `email`, and the
 * problem that a row of a batch would have, what cannot be written to.
 */
export function correctedAddress(typed: string): { address: string; addressKey: string } {
  const email = typed.trim();
  const checked = checkAddress(email);
  if (!('fault' in checked)) return { address: checked.address, addressKey: checked.canonical };
  const problem = checkPerson({ ...emptyPerson(), email }).find(({ severity }) => severity === 'error');
  throw new Refusal({ code: 'value-refused', at: 'email', problem: problem ?? null });
}
