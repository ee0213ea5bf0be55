import type { MailState } from '../../../shared/contract/follow-up.ts';
import { isTakenBack } from '../../batches/row-summary.ts';
import type { StoredRow } from '../../batches/stored-row.ts';

/** How far the rows of an import have come. */
interface FlowCounts {
  read: number;
  /** The space took them, and they were not taken back: neither refused nor named by an earlier row. */
  taken: number;
  /** An invitation or an account was made. */
  made: number;
  /** Their mail has left and did not come back. */
  mailed: number;
  /** They accepted, or have an account. */
  joined: number;
}

const left: ReadonlySet<MailState> = new Set(['sent', 'delivered'] as const);

/** Counts how far rows have come. */
export function flowCounts(rows: readonly Pick<StoredRow, 'receipt'>[]): FlowCounts {
  const counts: FlowCounts = { read: rows.length, taken: 0, made: 0, mailed: 0, joined: 0 };
  for (const row of rows) {
    const { receipt } = row;
    if (!receipt || isTakenBack(row) || receipt.outcome === 'refused' || receipt.outcome === 'duplicate') continue;
    counts.taken += 1;
    const hasAccount = receipt.outcome === 'created' || receipt.outcome === 'activated';
    if (hasAccount || receipt.outcome === 'invited') counts.made += 1;
    if (left.has(receipt.mail)) counts.mailed += 1;
    if (hasAccount || receipt.invitation === 'accepted') counts.joined += 1;
  }
  return counts;
}
