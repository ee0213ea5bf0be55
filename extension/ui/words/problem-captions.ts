import { i18n } from '#i18n';
import type { ProblemCaptions } from '../../batches/repair/problem-rows.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { columnWords } from './column-words.ts';
import { personProblemWords } from './person-problem-words.ts';

/** The headers of a file of problem rows, in the language of the screens. */
export function problemCaptions(): ProblemCaptions {
  return {
    fields: {
      lastName: columnWords('lastName'),
      firstName: columnWords('firstName'),
      email: columnWords('email'),
      labels: columnWords('labels'),
      sendCredentials: columnWords('sendCredentials'),
      language: columnWords('language'),
      additionalInformation: columnWords('additionalInformation'),
      groups: columnWords('groups'),
    },
    reason: i18n.t('repair.reason'),
    key: i18n.t('repair.key'),
  };
}

/** What is wrong with a row, in one cell. */
export function reasonWords({ problems }: StoredRow): string {
  return problems
    .filter(({ severity }) => severity !== 'note')
    .map(personProblemWords)
    .join(' ');
}
