import type { BatchRow } from '../../shared/contract/batch.ts';
import { checkPerson } from '../../shared/people/check-person.ts';
import { checkAddress } from '../../shared/people/email-address.ts';
import { languageCode } from '../../shared/people/languages.ts';
import { emptyPerson } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';

/** One row as the decision statement takes it. The ids are used only if the row makes what they name. */
export interface CheckedRow {
  position: number;
  id: string;
  planned: BatchRow['planned'];
  problems: PersonProblem[];
  /** Whether the problems keep the row from being applied; then it carries nothing of the person. */
  refused: boolean;
  email: string;
  addressKey: string | null;
  lastName: string;
  firstName: string;
  language: string;
  memberId: string;
  invitationId: string;
  mailId: string;
}

/** Checks the rows of a batch with the one check of the project, and gives each the ids that it may need. */
export function checkedRows(rows: readonly BatchRow[], newId: () => string): CheckedRow[] {
  return rows.map((row, position) => {
    const { email, lastName, firstName, language } = row;
    const problems = checkPerson({ ...emptyPerson(), email, lastName, firstName, language });
    const checked = checkAddress(email);
    const refused = 'fault' in checked || problems.some((problem) => problem.severity === 'error');
    const ids = { memberId: newId(), invitationId: newId(), mailId: newId() };
    const asked = { position, id: row.id, planned: row.planned, problems, ...ids };
    if (refused) {
      return { ...asked, refused, email: '', addressKey: null, lastName: '', firstName: '', language: '' };
    }
    return {
      ...asked,
      refused,
      email: checked.address,
      addressKey: checked.canonical,
      lastName,
      firstName,
      // A language that we do not know is only warned about: the member then gets the space's.
      language: languageCode(language) ?? '',
    };
  });
}

/**
 * The same row with nothing about the person in its problems. That is how an applied row is stored: the person can be
 * erased later, while a refused row made no person and its evidence is all that the admin has to mend it.
 */
export function withoutEvidence(row: CheckedRow): CheckedRow {
  if (row.refused) return row;
  const problems = row.problems.map(({ code, severity, field }) => ({ code, severity, field, evidence: '' }));
  return { ...row, problems };
}
