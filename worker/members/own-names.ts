import { fieldError } from '../../shared/people/field-error.ts';
import { maxNameLength } from '../../shared/people/limits.ts';
import { tidy } from '../checked-values.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { pageLanguages } from '../pages/page-language.ts';

/** What people tell about themselves in a form, besides passwords. */
export interface OwnNames {
  firstName: string;
  lastName: string;
  language: string;
}

/** Typed names and language as they are stored: composed letters, no spaces at the ends. */
export function tidyNames(typed: OwnNames): OwnNames {
  return { firstName: tidy(typed.firstName), lastName: tidy(typed.lastName), language: typed.language };
}

/** What is wrong with the names and the language; `present` is a language that the member may keep. */
export function nameProblems(names: OwnNames, present: string): Record<keyof OwnNames, FormProblem | null> {
  const missing: FormProblem | null = names.firstName || names.lastName ? null : { code: 'names-missing' };
  const languageKnown = names.language === present || pageLanguages.some((each) => each === names.language);
  return {
    firstName: missing ?? nameProblem('firstName', names.firstName),
    lastName: nameProblem('lastName', names.lastName),
    language: languageKnown ? null : { code: 'language-unknown' },
  };
}

/** The rules of an import hold for who names themselves, too: a name that is a link would be mailed to others. */
function nameProblem(field: 'firstName' | 'lastName', name: string): FormProblem | null {
  const problem = fieldError(field, name);
  if (!problem) return null;
  return problem.code === 'name-too-long' ? { code: 'name-too-long', limit: maxNameLength } : { code: 'name-unusable' };
}

/** Whether a text can be the name of a space, which stands in mails. */
export function spaceNameProblem(name: string): FormProblem | null {
  if (name === '') return { code: 'space-name-missing' };
  return nameProblem('lastName', name) ? { code: 'space-name-unusable' } : null;
}
