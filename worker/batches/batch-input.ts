import type { SealedPassword } from '../access/initial-password.ts';
import { jsonPayloads } from '../json-payload.ts';
import { listKey } from '../members/list-key.ts';
import type { CheckedRow } from './checked-row.ts';
import type { GroupSpelling } from './group-spelling.ts';
import { inputFields } from './input-tables-store.ts';

/** A password of a row, sealed. */
export interface SealedRow extends SealedPassword {
  position: number;
}

/**
 * The rows of a batch as the statements read them: JSON lists, because D1 allows a statement a hundred parameters. What
 * is long and read by few statements stands apart. See `inputFields` for what they tell.
 */
export type BatchInput = Record<keyof typeof inputFields, readonly string[]>;

/** Writes checked rows down for the statements; `maxBytes` is `maxPayloadBytes` unless a test lowers it. */
export function batchInput(
  rows: readonly CheckedRow[],
  spellings: readonly GroupSpelling[],
  passwords: readonly SealedRow[],
  maxBytes?: number,
): BatchInput {
  const seen = new Map<string | null, number>();
  for (const { addressKey } of rows) seen.set(addressKey, (seen.get(addressKey) ?? 0) + 1);
  const places = new Map(spellings.map(({ given, place }) => [given, place]));
  const people = rows.map((row) => ({
    ...row,
    hasLastName: row.lastName !== '',
    hasFirstName: row.firstName !== '',
    hasPassword: row.password !== '',
    sharesAddress: Number(seen.get(row.addressKey)) > 1,
    groups: [...new Set(row.groups.flatMap((given) => places.get(given) ?? []))],
  }));
  const names = rows.filter(({ refused }) => !refused).map((row) => ({ ...row, listKey: listKey(row) }));
  const details = rows
    .filter(({ labels, information }) => labels.length > 0 || information !== '')
    .map(({ position, memberId, labels, information }) => ({
      position,
      memberId,
      labels: labels.length > 0 ? labels : null,
      information,
    }));
  const written = spellings.map(({ groupId, ...spelling }) => ({ ...spelling, newId: groupId }));
  const cut = <Field extends string>(fields: readonly Field[], records: readonly Record<Field, unknown>[]) =>
    jsonPayloads(
      records.map((record) => fields.map((field) => record[field])),
      maxBytes,
    );
  return {
    people: cut(inputFields.people, people),
    names: cut(inputFields.names, names),
    details: cut(inputFields.details, details),
    spellings: cut(inputFields.spellings, written),
    passwords: cut(inputFields.passwords, passwords),
  };
}

/** Whether payloads hold any record. */
export function hasRecords(payloads: readonly string[]): boolean {
  return payloads.some((payload) => payload !== '[]');
}
