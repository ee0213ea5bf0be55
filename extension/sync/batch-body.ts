import { type Batch, type BatchRow, maxTitleLength } from '../../shared/contract/batch.ts';
import { languages } from '../../shared/people/languages.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { isSendable, type StoredRow } from '../batches/stored-row.ts';

const known: ReadonlySet<string> = new Set(languages);

/**
 * A batch as the contract sends it, with the passwords of its rows by their ids. The same stored batch and passwords
 * give the same body, octet for octet: the space tells a repetition from another batch by it.
 */
export function batchBody(
  batch: StoredBatch,
  rows: readonly StoredRow[],
  passwords: ReadonlyMap<string, string>,
): Batch {
  const { way, existing, createGroups, target } = batch;
  const { kind, title } = batch.source;
  return {
    way,
    // A pair of surrogates is not cut in two.
    source: { kind, title: title.slice(0, maxTitleLength).toWellFormed() },
    existing,
    createGroups,
    target: target && { kind: target.kind, id: target.id },
    rows: rows.filter(isSendable).map((row) => bodyRow(row, batch, passwords.get(row.id) ?? '')),
  };
}

function bodyRow({ id, person, planned }: StoredRow, { way, credentials }: StoredBatch, password: string): BatchRow {
  const { email, lastName, firstName, labels, groups, additionalInformation } = person;
  const isAccount = way === 'accounts';
  const isWanted = credentials === 'listed' ? person.sendCredentials === true : credentials === 'everyone';
  return {
    id,
    email,
    lastName,
    firstName,
    // An unknown language is a warning in review; who sends the row all the same sends it without a language.
    language: known.has(person.language) ? person.language : '',
    labels,
    groups,
    additionalInformation,
    password: isAccount ? password : '',
    sendCredentials: isAccount && isWanted,
    planned,
  };
}
