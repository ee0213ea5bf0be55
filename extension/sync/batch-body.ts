import { type Batch, type BatchRow, maxTitleLength } from '../../shared/contract/batch.ts';
import { languages } from '../../shared/people/languages.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { isSendable, type StoredRow } from '../batches/stored-row.ts';

const known: ReadonlySet<string> = new Set(languages);

/**
 * A batch as the contract sends it. The same stored batch gives the same body, octet for octet: the space tells a
 * repetition from another batch by it.
 */
export function batchBody(batch: StoredBatch, rows: readonly StoredRow[]): Batch {
  const { kind, title } = batch.source;
  // A pair of surrogates is not cut in two.
  const source = { kind, title: title.slice(0, maxTitleLength).toWellFormed() };
  return { way: batch.way, source, rows: rows.filter(isSendable).map(bodyRow) };
}

function bodyRow({ id, person, planned }: StoredRow): BatchRow {
  const { email, lastName, firstName } = person;
  // An unknown language is a warning in review; who sends the row all the same sends it without a language.
  const language = known.has(person.language) ? person.language : '';
  return { id, email, lastName, firstName, language, planned };
}
