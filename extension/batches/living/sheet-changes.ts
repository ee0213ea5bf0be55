import { nameKey } from '../../../shared/people/name-key.ts';
import { type PersonField, personFields } from '../../../shared/people/person.ts';
import { onlyOnes } from './only-ones.ts';
import { isAddressKey, type RememberedPerson, type RememberedReading } from './remembered-reading.ts';

/** A field that is compared: the address is what people are found by, and passwords are not remembered. */
export type ComparedField = Exclude<PersonField, 'email' | 'password'>;

/** Somebody of whom the sheet says something else than before. */
export interface ChangedPerson {
  key: string;
  before: RememberedPerson;
  after: RememberedPerson;
  fields: ComparedField[];
}

/** Somebody who is gone, and somebody new of the same name. */
interface CorrectedPerson {
  /** That of `after`. */
  key: string;
  before: RememberedPerson;
  after: RememberedPerson;
}

/** What has become of a sheet since it was read, whatever the order of its rows and columns. */
export interface SheetChanges {
  added: RememberedPerson[];
  changed: ChangedPerson[];
  corrected: CorrectedPerson[];
  gone: RememberedPerson[];
  /** Fields whose column is there no more: they are not compared, or everybody would have lost them. */
  lostFields: ComparedField[];
  /** Nobody of those who were read before is there any more: rather another sheet than so many departures. */
  isUnlikely: boolean;
}

/** Compares two readings of a sheet; what was edited by hand in a batch plays no part. */
export function sheetChanges(before: RememberedReading, now: RememberedReading): SheetChanges {
  const known = new Map(before.people.map((person) => [person.key, person]));
  const there = new Map(now.people.map((person) => [person.key, person]));
  const given = givenFields(now);
  const fields = comparedFields.filter((field) => given.has(field));
  const lostFields = comparedFields.filter((field) => givenFields(before).has(field) && !given.has(field));
  const changed: ChangedPerson[] = [];
  for (const after of there.values()) {
    const earlier = known.get(after.key);
    const different = earlier ? fields.filter((field) => isDifferent(earlier, after, field)) : [];
    if (earlier && different.length > 0) changed.push({ key: after.key, before: earlier, after, fields: different });
  }
  // Who had no usable address was never in the space, and is not missed.
  const absent = [...known.values()].filter(({ key }) => isAddressKey(key) && !there.has(key));
  const { corrected, added, gone } = withCorrections(
    [...there.values()].filter(({ key }) => !known.has(key)),
    absent,
  );
  return {
    added,
    changed,
    corrected,
    gone,
    lostFields,
    isUnlikely: absent.length > 0 && ![...known.keys()].some((key) => there.has(key)),
  };
}

const comparedFields = personFields.filter(
  (field): field is ComparedField => field !== 'email' && field !== 'password',
);

/** The fields that a list has a column for; a list of addresses knows names beside them. */
function givenFields({ columns }: RememberedReading): Set<PersonField> {
  const given = new Set<PersonField>();
  if (columns.length === 0) given.add('lastName').add('firstName');
  for (const { meaning } of columns) {
    if (meaning === 'fullName') given.add('lastName').add('firstName');
    else if (meaning !== null) given.add(meaning);
  }
  return given;
}

function isDifferent(before: RememberedPerson, after: RememberedPerson, field: ComparedField): boolean {
  if (before.others.length + after.others.length === 0 && before.person[field] === after.person[field]) return false;
  const [was, is] = [valuesOf(before, field), valuesOf(after, field)];
  return was.size !== is.size || [...was].some((value) => !is.has(value));
}

/**
 * What the sheet says of a field, without an order: rows that contradict each other may have changed places, and so may
 * labels in a cell.
 */
function valuesOf({ person, others }: RememberedPerson, field: ComparedField): Set<string> {
  const value = person[field];
  if (Array.isArray(value)) return new Set(value);
  const texts = others.flatMap((other) => (other.field === field ? [other.value] : []));
  return new Set([value === null ? '' : String(value), ...texts]);
}

/** Finds who is rather the same person under another address: the name is on either side once. */
function withCorrections(
  added: readonly RememberedPerson[],
  absent: readonly RememberedPerson[],
): Pick<SheetChanges, 'added' | 'corrected' | 'gone'> {
  const goneByName = byOwnName(absent);
  const addedByName = byOwnName(added.filter(({ key }) => isAddressKey(key)));
  const corrected: CorrectedPerson[] = [];
  const paired = new Set<RememberedPerson>();
  for (const [name, after] of addedByName) {
    const before = goneByName.get(name);
    if (!before) continue;
    paired.add(before).add(after);
    corrected.push({ key: after.key, before, after });
  }
  return {
    corrected,
    added: added.filter((person) => !paired.has(person)),
    gone: absent.filter((person) => !paired.has(person)),
  };
}

function byOwnName(people: readonly RememberedPerson[]): Map<string, RememberedPerson> {
  return onlyOnes(people, ({ person }) => nameKey(`${person.lastName} ${person.firstName}`));
}
