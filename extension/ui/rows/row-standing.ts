import type { StoredRow } from '../../batches/stored-row.ts';

/**
 * How a row stands before it is sent: `ready`; `look`, it would be sent but deserves a look; `error`, it is kept until it
 * is repaired; `excluded`, left out by the admin.
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
export function hasTrouble({ outcome, mail, invitation }: NonNullable<StoredRow['receipt']>): boolean {
  return outcome === 'refused' || mail === 'failed' || invitation === 'expired' || invitation === 'revoked';
}

/** Which rows are shown. */
export type RowFilter = 'all' | 'look' | 'unsent';

/** Whether a filter shows a row; one that was sent deserves a look only if something came in its way. */
export function isShown(row: StoredRow, filter: RowFilter): boolean {
  const standing = rowStanding(row);
  switch (filter) {
    case 'all':
      return true;
    case 'look':
      return row.receipt ? hasTrouble(row.receipt) : standing === 'look' || standing === 'error';
    case 'unsent':
      return row.receipt === null && (standing === 'error' || standing === 'excluded');
  }
}
