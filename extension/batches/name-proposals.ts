import { nameFromAddress } from '../../shared/people/name-from-address.ts';
import type { RowEdit } from './row-edits.ts';
import type { StoredRow } from './stored-row.ts';

/** Names for the rows that have none and whose address shows one: a proposal, for `editRows` with the kind `names`. */
export function nameProposals(rows: readonly StoredRow[]): RowEdit[] {
  return rows.flatMap(({ id, person, receipt }) => {
    if (receipt !== null || person.firstName !== '' || person.lastName !== '') return [];
    const patch = nameFromAddress(person.email);
    return patch ? [{ rowId: id, patch }] : [];
  });
}
