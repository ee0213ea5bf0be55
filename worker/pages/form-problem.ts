import type { Words } from './words/en.ts';

/** What is wrong with a field of a form; `limit` is the number in its sentence, if it has one. */
export interface FormProblem {
  code: keyof Words['problems'];
  limit?: number;
}

/** The problems of a form by its fields' names. */
export type FormProblems<Field extends string = string> = Partial<Record<Field, FormProblem>>;

/** The sentence of a problem, which says what to do. */
export function sentenceOf(problem: FormProblem, words: Words): string {
  return words.problems[problem.code](problem.limit ?? 0);
}

/** The problems that there are: drops the fields in which nothing is wrong. */
export function foundProblems<Field extends string>(
  checked: Record<Field, FormProblem | null>,
): FormProblems<Field> | null {
  const found = Object.entries<FormProblem | null>(checked).filter(([, problem]) => problem !== null);
  // Object.fromEntries forgets the names of the fields.
  return found.length > 0 ? (Object.fromEntries(found) as FormProblems<Field>) : null;
}
