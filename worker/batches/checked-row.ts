import type { BatchRow } from '../../shared/contract/batch.ts';
import { checkPerson } from '../../shared/people/check-person.ts';
import { checkAddress } from '../../shared/people/email-address.ts';
import { languageCode } from '../../shared/people/languages.ts';
import { nameKey, tidyName } from '../../shared/people/name-key.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import { plannedText } from './change-list.ts';

/** Problems of one row that are told, at most; there are never so many without an error among them. */
const problemsAtMost = 20;

/** One row, checked, with the ids that are used only if the row makes what they name. */
export interface CheckedRow {
  position: number;
  id: string;
  /** See `plannedText`. */
  planned: string | null;
  problems: PersonProblem[];
  /** Whether the problems keep the row from being applied; then it carries nothing of the person. */
  refused: boolean;
  email: string;
  addressKey: string | null;
  lastName: string;
  firstName: string;
  language: string;
  /** In their order, once each: the key by which a label is told from others, and how it is written. */
  labels: [key: string, label: string][];
  /** As they are written. */
  groups: string[];
  information: string;
  password: string;
  sendCredentials: boolean;
  memberId: string;
  invitationId: string;
}

/** Checks the rows of a batch with the one check of the project, and gives each the ids that it may need. */
export function checkedRows(rows: readonly BatchRow[], newId: () => string): CheckedRow[] {
  return rows.map((row, position) => {
    const problems = checkPerson(row).slice(0, problemsAtMost);
    const checked = checkAddress(row.email);
    const ids = { memberId: newId(), invitationId: newId() };
    const asked = { position, id: row.id, planned: plannedText(row.planned), problems, ...ids };
    if ('fault' in checked || problems.some((problem) => problem.severity === 'error')) {
      return { ...asked, ...nobody, refused: true };
    }
    return {
      ...asked,
      refused: false,
      email: checked.address,
      addressKey: checked.canonical,
      lastName: row.lastName,
      firstName: row.firstName,
      // A language that we do not know is only warned about: the member then gets the space's.
      language: languageCode(row.language) ?? '',
      labels: keyedLabels(row.labels),
      groups: row.groups,
      information: row.additionalInformation.trim(),
      password: row.password,
      sendCredentials: row.sendCredentials,
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

const nobody = {
  email: '',
  addressKey: null,
  lastName: '',
  firstName: '',
  language: '',
  labels: [],
  groups: [],
  information: '',
  password: '',
  sendCredentials: false,
};

/** Of labels that are one and the same, the first counts. */
function keyedLabels(labels: readonly string[]): [string, string][] {
  const byKey = new Map<string, string>();
  for (const label of labels) {
    const tidy = tidyName(label);
    const key = nameKey(tidy);
    if (key !== '' && !byKey.has(key)) byKey.set(key, tidy);
  }
  return [...byKey];
}
