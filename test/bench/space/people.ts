import { randomUUID } from 'node:crypto';
import { idSource } from '../../../extension/batches/id-source.ts';
import type { Batch, BatchRow } from '../../../shared/contract/batch.ts';
import { invitationsTo, rowOf } from '../../stage/batch-body.ts';

let made = 0;

/** So many people whom no batch has named before, with ids as an extension makes them for a list. */
export function newPeople(count: number, given: Partial<BatchRow> = {}): BatchRow[] {
  const newRowId = idSource();
  return Array.from({ length: count }, () => {
    made += 1;
    const name = { lastName: `Dupont ${made}`, firstName: 'Zoé', language: 'fr' };
    return rowOf(`person.${made}@school.example.com`, { id: newRowId(), ...name, ...given });
  });
}

/** The body of a batch that sets accounts up, each with a password of its own. */
export function accountsFor(rows: BatchRow[]): Batch {
  const withPasswords = rows.map((row, index) => ({ ...row, password: `initial ${index} ${row.id.slice(0, 8)}` }));
  return { ...invitationsTo(withPasswords), way: 'accounts' };
}

/** A new id of a batch. */
export const newId = (): string => randomUUID();
