import type { Batch, BatchRow } from '../../shared/contract/batch.ts';

/** A row of a batch body that names somebody; whatever is not given is empty. */
export function rowOf(email: string, given: Partial<BatchRow> = {}): BatchRow {
  return {
    id: crypto.randomUUID(),
    email,
    lastName: '',
    firstName: '',
    language: '',
    labels: [],
    groups: [],
    additionalInformation: '',
    password: '',
    sendCredentials: false,
    planned: null,
    ...given,
  };
}

/** The body of a batch that invites, as an extension sends it. */
export function invitationsTo(rows: BatchRow[], title = ''): Batch {
  return {
    way: 'invite',
    source: { kind: 'paste', title },
    existing: 'initialise',
    createGroups: false,
    target: null,
    rows,
  };
}
