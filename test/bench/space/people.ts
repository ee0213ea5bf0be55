import { randomUUID } from 'node:crypto';
import type { Batch, BatchRow } from '../../../shared/contract/batch.ts';
import { invitationsTo, rowOf } from '../../stage/batch-body.ts';

let made = 0;

/** So many people whom no batch has named before. */
export function newPeople(count: number, given: Partial<BatchRow> = {}): BatchRow[] {
  return Array.from({ length: count }, () => {
    made += 1;
    const name = { lastName: `Dupont ${made}`, firstName: 'Zoé', language: 'fr' };
    return rowOf(`person.${made}@school.example.com`, { ...name, ...given });
  });
}

/** The body of a batch that sets accounts up, each with a password of its own. */
export function accountsFor(rows: BatchRow[]): Batch {
  const withPasswords = rows.map((row, index) => ({ ...row, password: `initial ${index} ${row.id.slice(0, 8)}` }));
  return { ...invitationsTo(withPasswords), way: 'accounts' };
}

/** A new id, as an extension makes it. */
export const newId = (): string => randomUUID();
