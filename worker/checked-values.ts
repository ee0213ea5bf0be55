import { checkAddress } from '../shared/people/email-address.ts';
import { fieldError } from '../shared/people/field-error.ts';
import type { PersonProblem } from '../shared/people/person-problem.ts';
import { Refusal } from './refusal.ts';

/** The refusal of one value of a request, at its field, with what is wrong with it. */
export function valueRefused(at: string, problem: PersonProblem | null): Refusal {
  return new Refusal({ code: 'value-refused', at, problem });
}

/**
 * A typed address as it is written to, and its canonical form. Refuses with `value-refused` at the field `at`, and the
 * problem that a row of a batch would have, what cannot be written to.
 */
export function checkedAddress(at: string, typed: string): { address: string; addressKey: string } {
  const email = typed.trim();
  const checked = checkAddress(email);
  if ('fault' in checked) throw valueRefused(at, fieldError('email', email));
  return { address: checked.address, addressKey: checked.canonical };
}

/**
 * A typed name as it is stored: composed letters, no spaces at the ends. It stands in mails, so the rules for the names
 * of people hold for it. Refuses with `value-refused` at the field `at` what is empty or breaks them.
 */
export function checkedName(at: string, typed: string): string {
  const name = tidy(typed);
  const problem = fieldError('lastName', name);
  if (name === '' || problem) throw valueRefused(at, problem);
  return name;
}

/** A typed text with composed letters and no spaces at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
