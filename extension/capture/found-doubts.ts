import { type PersonProblem, problem } from '../../shared/people/person-problem.ts';
import type { Reading } from '../../shared/reading/reading.ts';
import type { Find, FindDoubt } from './captured-list.ts';

/** What was read from a grid, with the doubts of the page that it was captured from as warnings of its rows. */
export function withDoubts(reading: Reading, finds: readonly Find[]): Reading {
  if (finds.every(({ doubt }) => doubt === null)) return reading;
  const found = new Map(finds.map((find) => [find.row, find]));
  return {
    ...reading,
    rows: reading.rows.map((row) => {
      const own = [row.place, ...row.alsoAt].flatMap(({ line }) => found.get(line - 1) ?? []);
      const doubt = own[0]?.doubt ?? null;
      // Who stands on a page twice is as sure as where it is sure.
      if (doubt === null || own.some((find) => find.doubt === null)) return row;
      // That a shared mailbox is nobody's says the same.
      if (doubt === 'name' && row.problems.some(({ code }) => code === 'address-role')) return row;
      return { ...row, problems: [...row.problems, warning(doubt, row.person.email)] };
    }),
  };
}

const doubtCodes: readonly PersonProblem['code'][] = ['address-faint', 'address-guessed', 'name-guessed'];

/** Whether a problem is a doubt of the page: the cells of a capture alone do not tell it again. */
export function isPageDoubt({ code }: PersonProblem): boolean {
  return doubtCodes.includes(code);
}

function warning(doubt: FindDoubt, address: string): PersonProblem {
  switch (doubt) {
    case 'faint':
      return problem('address-faint', 'warning', 'email', address);
    case 'guessed':
      return problem('address-guessed', 'warning', 'email', address);
    case 'name':
      return problem('name-guessed', 'warning', 'lastName', address);
  }
}
