import type { Batch, BatchRow, Change, Outcome } from '../../../shared/contract/batch.ts';
import { nameKey } from '../../../shared/people/name-key.ts';

/** A person as the model of a space knows them. */
export interface ModelPerson {
  state: 'invited' | 'active' | 'suspended';
  /** Whether an invitation is open; an invited person without one is told by mail again. */
  isOpen: boolean;
  lastName: string;
  language: string;
  labels: string[];
  information: string;
  /** Names of groups, in no order. */
  groups: Set<string>;
}

/** A space as plain data: people by canonical address, and groups by id. */
export interface ModelSpace {
  people: Map<string, ModelPerson>;
  groups: Map<string, string>;
}

/** What the rules of DESIGN 2.1 say about a row. */
interface ModelAnswer {
  outcome: Outcome;
  changes: Change[];
}

/**
 * The rules once more, as plainly as they can be said, one row after the other. `isBad` tells rows that `checkPerson`
 * refuses. Changes the space as applying the batch would.
 */
export function applyToModel(space: ModelSpace, batch: Batch, isBad: (row: BatchRow) => boolean): ModelAnswer[] {
  // What exists at the beginning decides; a row does not see what an earlier one made.
  const before = new Map([...space.people].map(([key, person]) => [key, structuredClone(person)]));
  const known = new Map(space.groups);
  const mentioned = new Set<string>();
  return batch.rows.map((row): ModelAnswer => {
    const key = row.email.toLowerCase();
    const person = before.get(key);
    const named = row.groups.map((given) => resolve(known, given) ?? (canBeMade(batch, given) ? given : null));
    const refused =
      isBad(row) ||
      person?.state === 'suspended' ||
      named.includes(null) ||
      (batch.way === 'accounts' && row.password === '' && person?.state !== 'active' && !person?.isOpen);
    if (refused) return { outcome: 'refused', changes: [] };
    if (mentioned.has(key)) return { outcome: 'duplicate', changes: [] };
    mentioned.add(key);
    const groups = named.flatMap((name) => (name === null ? [] : [makeGroup(space, name)]));
    const target = batch.target ? (space.groups.get(batch.target.id) ?? null) : null;
    const after = structuredClone(person) ?? newPerson();
    const changes = person ? change(after, row, groups, batch.existing, target) : fill(after, row, groups, target);
    const outcome = outcomeOf(batch, row, person);
    if (outcome === 'created' || outcome === 'activated') Object.assign(after, { state: 'active', isOpen: false });
    if (outcome === 'invited') Object.assign(after, { isOpen: true });
    space.people.set(key, after);
    return { outcome, changes };
  });
}

function outcomeOf(batch: Batch, row: BatchRow, person: ModelPerson | undefined): Outcome {
  if (person?.state === 'active') return 'already-member';
  if (batch.way === 'accounts' && row.password !== '') return person ? 'activated' : 'created';
  return person?.isOpen ? 'already-invited' : 'invited';
}

function newPerson(): ModelPerson {
  return {
    state: 'invited',
    isOpen: false,
    lastName: '',
    language: '',
    labels: [],
    information: '',
    groups: new Set(),
  };
}

function fill(person: ModelPerson, row: BatchRow, groups: string[], target: string | null): Change[] {
  person.lastName = row.lastName;
  person.language = row.language;
  person.labels = onceEach(row.labels);
  person.information = row.additionalInformation;
  for (const group of [...groups, ...(target === null ? [] : [target])]) person.groups.add(group);
  return [];
}

function change(
  person: ModelPerson,
  row: BatchRow,
  groups: string[],
  rule: Batch['existing'],
  target: string | null,
): Change[] {
  const changes: Change[] = [];
  const labels = onceEach(row.labels);
  const had = new Set(person.groups);
  const may = (isEmpty: boolean) => rule === 'replace' || (rule === 'initialise' && isEmpty);
  if (person.lastName === '' && row.lastName !== '') {
    person.lastName = row.lastName;
    changes.push('lastName');
  }
  if (person.language === '' && row.language !== '') {
    person.language = row.language;
    changes.push('language');
  }
  if (labels.length > 0 && may(person.labels.length === 0) && labels.join('|') !== person.labels.join('|')) {
    person.labels = labels;
    changes.push('labels');
  }
  const information = row.additionalInformation;
  if (information !== '' && may(person.information === '') && information !== person.information) {
    person.information = information;
    changes.push('additionalInformation');
  }
  if (groups.length > 0 && may(had.size === 0)) {
    const without = (names: Iterable<string>) => [...new Set(names)].filter((name) => name !== target).sort();
    if (without(groups).join('|') !== without(had).join('|')) changes.push('groups');
    person.groups = new Set([...groups, ...(target !== null && had.has(target) ? [target] : [])]);
  }
  if (target !== null && !had.has(target)) {
    person.groups.add(target);
    changes.push('target');
  }
  return changes;
}

function resolve(groups: Map<string, string>, given: string): string | null {
  const byName = [...groups.values()].find((name) => nameKey(name) === nameKey(given));
  return groups.get(given.toLowerCase()) ?? byName ?? null;
}

function canBeMade(batch: Batch, given: string): boolean {
  return batch.createGroups && !/^[0-9a-f]{24}$/i.test(given);
}

/** The name under which a group is found, after making it where it is missing. */
function makeGroup(space: ModelSpace, name: string): string {
  const found = resolve(space.groups, name);
  if (found !== null) return found;
  space.groups.set(`new ${space.groups.size}`, name);
  return name;
}

function onceEach(labels: readonly string[]): string[] {
  return labels.filter((label, index) => labels.findIndex((other) => nameKey(other) === nameKey(label)) === index);
}
