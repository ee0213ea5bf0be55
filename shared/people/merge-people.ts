import type { Person, PersonField } from './person.ts';

const textFields = ['lastName', 'firstName', 'password', 'language', 'additionalInformation'] as const;
const listFields = ['labels', 'groups'] as const;

/** A field in which two mentions of a person differ: what is kept, and what it was in the other one. */
export interface FieldConflict {
  field: PersonField;
  /** As texts; yes and no are 1 and 0. */
  kept: string;
  other: string;
}

/**
 * Fills what the first mention of a person leaves open from another one; lists are put together. Where both say
 * something else the first wins, and that is answered.
 */
export function mergePerson(first: Person, other: Person): FieldConflict[] {
  mergeLists(first, [other]);
  return mergeValues(first, other);
}

/** Puts the labels and groups of other mentions to those of the first; linear in the mentions. */
export function mergeLists(first: Person, others: readonly Person[]): void {
  for (const field of listFields) {
    if (others.every((other) => other[field].length === 0)) continue;
    const all = new Set(first[field]);
    for (const other of others) for (const one of other[field]) all.add(one);
    first[field] = [...all];
  }
}

/** The same as `mergePerson` for everything but the lists. */
export function mergeValues(first: Person, other: Person): FieldConflict[] {
  const conflicts: FieldConflict[] = [];
  for (const field of textFields) {
    const kept = first[field];
    const value = other[field];
    if (value === '' || sameText(field, value, kept)) continue;
    if (kept === '') first[field] = value;
    else conflicts.push({ field, kept, other: value });
  }
  mergeCredentials(first, other, conflicts);
  return conflicts;
}

function mergeCredentials(first: Person, other: Person, conflicts: FieldConflict[]): void {
  const field = 'sendCredentials';
  if (other[field] === null || other[field] === first[field]) return;
  if (first[field] === null) first[field] = other[field];
  else conflicts.push({ field, kept: first[field] ? '1' : '0', other: other[field] ? '1' : '0' });
}

/** Names differ only if more than case and composition differ. */
function sameText(field: PersonField, one: string, other: string): boolean {
  if (one === other) return true;
  if (field === 'password') return false;
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}
