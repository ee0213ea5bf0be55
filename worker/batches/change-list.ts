import * as v from 'valibot';
import { type BatchRow, type Change, changes, type RowPlan } from '../../shared/contract/batch.ts';

/** The column that holds what a row changes: names with commas, in the contract's order. */
export const ChangeList = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').filter((name) => name !== '')),
  v.array(v.picklist(changes)),
);

/** What the admin saw of a row, as the database compares it: `already-member:labels,groups`. Null: not shown. */
export function plannedText(planned: BatchRow['planned']): string | null {
  return planned && standingText(planned);
}

/** An outcome with its changes as one text, the same for every order in which the changes are named. */
function standingText({ outcome, changes: named }: Pick<RowPlan, 'outcome' | 'changes'>): string {
  const inOrder: Change[] = changes.filter((change) => named.includes(change));
  return `${outcome}:${inOrder.join(',')}`;
}
