import { checkPerson } from './check-person.ts';
import { emptyPerson, type Person } from './person.ts';
import type { PersonProblem } from './person-problem.ts';

/** What keeps a value from being used for one field of a person, whatever the others are; null when nothing does. */
export function fieldError<Field extends keyof Person>(field: Field, value: Person[Field]): PersonProblem | null {
  const problems = checkPerson({ ...emptyPerson(), [field]: value });
  return problems.find((problem) => problem.field === field && problem.severity === 'error') ?? null;
}
