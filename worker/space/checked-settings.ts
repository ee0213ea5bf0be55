import type * as v from 'valibot';
import type { SpaceSettings, spaceEndpoints } from '../../shared/contract/space.ts';
import { checkPerson } from '../../shared/people/check-person.ts';
import { checkAddress } from '../../shared/people/email-address.ts';
import { emptyPerson } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import { pageLanguages } from '../pages/page-language.ts';
import { Refusal } from '../refusal.ts';

type Wished = v.InferOutput<(typeof spaceEndpoints)['changeSettings']['body']>;

/**
 * The wished settings as they are stored: composed letters, no spaces at the ends. Names stand in every mail, so the
 * rules for the names of people hold for them. Refuses with `value-refused` at the first setting that cannot be used.
 */
export function checkedSettings(wished: Wished): Partial<SpaceSettings> {
  const { name, language, senderName, replyTo, ...others } = wished;
  return {
    ...others,
    ...(name !== undefined && { name: checkedName('name', name) }),
    ...(language !== undefined && { language: checkedLanguage(language) }),
    ...(senderName !== undefined && { senderName: tidy(senderName) && checkedName('senderName', senderName) }),
    ...(replyTo !== undefined && { replyTo: tidy(replyTo) && checkedAddress('replyTo', replyTo) }),
  } as Partial<SpaceSettings>; // What is left of `others` may hold undefined by its type alone: JSON has no such value.
}

/** An address as it is stored; refuses with `value-refused` at the field what is none. */
export function checkedAddress(at: string, typed: string): string {
  const email = typed.trim();
  const checked = checkAddress(email);
  if ('fault' in checked) throw valueRefused(at, errorAt('email', email));
  return checked.address;
}

/** The refusal of one value, with what is wrong with it. */
export function valueRefused(at: string, problem: PersonProblem | null): Refusal {
  return new Refusal({ code: 'value-refused', at, problem });
}

function checkedName(at: 'name' | 'senderName', typed: string): string {
  const name = tidy(typed);
  const problem = errorAt('lastName', name);
  if (name === '' || problem) throw valueRefused(at, problem);
  return name;
}

function checkedLanguage(language: string): string {
  const known = pageLanguages.find((each) => each === language);
  if (known === undefined) throw valueRefused('language', null);
  return known;
}

/** What keeps a text from being used for a field of a person. */
function errorAt(field: 'lastName' | 'email', text: string): PersonProblem | null {
  const problems = checkPerson({ ...emptyPerson(), [field]: text });
  return problems.find((each) => each.field === field && each.severity === 'error') ?? null;
}

function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
