import type { MailState } from '../../../shared/contract/follow-up.ts';
import { hasProblem } from '../../batches/repair/problem-rows.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { oncePerPart } from './once-per-part.ts';

/**
 * How a row stands before it is sent: `ready`; `look`, it would be sent but deserves a look; `error`, it is kept until
 * it is repaired; `excluded`, left out by the admin.
 */
export type RowStanding = 'ready' | 'look' | 'error' | 'excluded';

/** See `RowStanding`; notes do not count, they only tell what was repaired. */
export function rowStanding({ excluded, problems }: StoredRow): RowStanding {
  if (excluded) return 'excluded';
  let standing: RowStanding = 'ready';
  for (const { severity } of problems) {
    if (severity === 'error') return 'error';
    if (severity === 'warning') standing = 'look';
  }
  return standing;
}

/** Whether something came in the way of an invitation that was sent: the space, the mail, or time. */
export function hasTrouble({
  outcome,
  mail,
  invitation,
  pathInvitations = [],
}: NonNullable<StoredRow['receipt']>): boolean {
  const mails = [mail, ...pathInvitations.map((each) => each.mail)];
  return outcome === 'refused' || mails.some(isUndelivered) || invitation === 'expired' || invitation === 'revoked';
}

/** Whether a mail reached nobody. */
export function isUndelivered(mail: MailState): boolean {
  return mail === 'failed' || mail === 'bounced';
}

/** Which rows are shown, in the order of the choice. */
export const rowFilters = ['all', 'look', 'duplicates', 'changed', 'unsent'] as const;
/** See `rowFilters`. */
export type RowFilter = (typeof rowFilters)[number];

/**
 * Whether a filter shows a row; one that was sent deserves a look only if something came in its way. `hasTwin`: another
 * row stands for the same person.
 */
export function isShown(row: StoredRow, filter: RowFilter, hasTwin = false): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'look': {
      if (row.receipt) return hasTrouble(row.receipt);
      const standing = rowStanding(row);
      return standing === 'look' || standing === 'error';
    }
    case 'duplicates':
      return hasTwin || row.problems.some(({ code }) => code === 'duplicate-merged' || code === 'duplicate-conflict');
    case 'changed':
      return row.edited.length > 0 || row.source === null;
    case 'unsent': {
      const standing = rowStanding(row);
      return row.receipt === null && (standing === 'error' || standing === 'excluded');
    }
  }
}

/** How many rows of a part of a list have problems, as its file of problem rows would hold. */
export const problemsIn = oncePerPart((rows) => rows.filter(hasProblem).length);

type FilterCounts = Record<RowFilter, number>;

/**
 * How many rows each filter shows. A part of a list is counted once; `twins` are the ids of rows that share their
 * person with another one, which no part can tell by itself.
 */
export function filterCounts(
  parts: readonly (readonly StoredRow[])[],
  twins: { has(id: string): boolean; readonly size: number },
): FilterCounts {
  const total = noCounts();
  for (const rows of parts) {
    const own = countsOf(rows);
    for (const filter of rowFilters) total[filter] += own[filter];
    if (twins.size === 0) continue;
    for (const row of rows) if (twins.has(row.id) && !isShown(row, 'duplicates')) total.duplicates += 1;
  }
  return total;
}

const countsOf = oncePerPart((rows) => {
  const counts = noCounts();
  for (const row of rows) for (const filter of rowFilters) if (isShown(row, filter)) counts[filter] += 1;
  return counts;
});

function noCounts(): FilterCounts {
  return { all: 0, look: 0, duplicates: 0, changed: 0, unsent: 0 };
}
