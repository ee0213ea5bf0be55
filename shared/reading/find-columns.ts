import { personFields } from '../people/person.ts';
import { type ColumnEvidence, columnEvidence } from './column-evidence.ts';
import { headerMeaning, isGivenNameBesideFamily } from './header-meaning.ts';
import type { Column, ColumnMeaning, ReadingChoices } from './reading.ts';

/** Columns beyond this are not looked at; a spreadsheet row can have 16,384. */
const mostColumns = 500;

interface Candidate {
  index: number;
  meaning: Exclude<ColumnMeaning, null>;
  confidence: number;
}

/** Meanings that more than one column can have: their lists are put together. */
const repeatable: ReadonlySet<ColumnMeaning> = new Set(['labels', 'groups']);

/**
 * What each column of a grid holds, by its header and by its values, which outweigh the header. Without a header: the
 * import template's order if the values allow it, else the values alone. The admin's choices come before everything.
 */
export function findColumns(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  choices: ReadingChoices,
): Column[] {
  const width = Math.min(mostColumns, Math.max(header?.length ?? 0, ...rows.slice(0, 200).map((row) => row.length), 0));
  const evidence = withoutOverflow(columnEvidence(rows, width), header);
  const columns: Column[] = evidence.map((_, index) => ({
    index,
    header: header?.[index]?.trim() ?? '',
    meaning: null,
    confidence: 0,
  }));
  const candidates = header
    ? byHeader(columns, evidence)
    : isTemplate(evidence)
      ? byTemplate(evidence)
      : byValues(evidence);
  assign(columns, candidates, choices);
  if (!header || !columns.some(({ meaning }) => meaning === 'email')) assign(columns, addressColumn(evidence), choices);
  settleNames(columns, evidence);
  for (const [index, meaning] of choices.meanings ?? []) {
    const column = columns[index];
    if (column) Object.assign(column, { meaning, confidence: 1 });
  }
  return columns;
}

/** Without the columns at the end that only some rows have: those rows have a cell too many. */
function withoutOverflow(evidence: ColumnEvidence[], header: readonly string[] | null): ColumnEvidence[] {
  let width = evidence.length;
  while (width > 0 && (header ? (header[width - 1] ?? '').trim() === '' : width > personFields.length)) {
    if ((evidence[width - 1]?.filled ?? 0) >= 0.5) break;
    width--;
  }
  return evidence.slice(0, width);
}

/** Gives the surest candidates their columns first; each column and each meaning is given once. */
function assign(columns: Column[], candidates: Candidate[], choices: ReadingChoices): void {
  const taken = new Set<ColumnMeaning>(columns.map(({ meaning }) => meaning));
  for (const meaning of choices.meanings?.values() ?? []) taken.add(meaning);
  for (const { index, meaning, confidence } of candidates.toSorted((a, b) => b.confidence - a.confidence)) {
    const column = columns[index];
    if (!column || column.meaning !== null || choices.meanings?.has(index)) continue;
    if (taken.has(meaning) && !repeatable.has(meaning)) continue;
    taken.add(meaning);
    column.meaning = meaning;
    column.confidence = Math.round(confidence * 100) / 100;
  }
}

function byHeader(columns: readonly Column[], evidence: readonly ColumnEvidence[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { index, header } of columns) {
    const found = headerMeaning(header);
    const values = evidence[index];
    if (!values || found.meaning === null) continue;
    // `First login`: dates and numbers are nobody's name, if the header is not plainly one.
    if (found.trust < 1 && values.figures > 0.8 && /Name$/.test(found.meaning)) continue;
    const confidence = found.trust * goesWith(found.meaning, values);
    if (confidence > 0.1 && !(found.trust < 0.2 && found.meaning !== 'email'))
      candidates.push({ index, meaning: found.meaning, confidence });
  }
  for (const [index, values] of evidence.entries()) {
    const { meaning, trust } = headerMeaning(columns[index]?.header ?? '');
    if (values.address > 0.5 && (meaning !== 'email' || trust > 0.2)) {
      candidates.push({
        index,
        meaning: 'email',
        confidence: Math.max(0.4, meaning === 'email' ? trust : 0) * values.address,
      });
    }
  }
  return candidates;
}

/** How well values go with what a header promises: 0 (impossible) to 1. An empty column contradicts nothing. */
function goesWith(meaning: Exclude<ColumnMeaning, null>, values: ColumnEvidence): number {
  if (values.filled === 0) return 0.5;
  if (meaning === 'email') return values.atSign > 0.1 ? Math.max(0.5, values.atSign) : 0.3;
  if (meaning === 'password' || meaning === 'additionalInformation' || meaning === 'labels') return 0.9;
  if (values.address > 0.5) return 0;
  if (meaning === 'language') return Math.max(0.5, values.language);
  if (meaning === 'sendCredentials') return Math.max(0.4, values.yesOrNo);
  if (meaning === 'groups') return 0.9;
  return Math.max(0.6, values.name);
}

/**
 * Whether columns without a header stand in the template's order: two names, an address, and nothing that contradicts.
 */
function isTemplate(evidence: readonly ColumnEvidence[]): boolean {
  const [last, first, email, , credentials, , language] = evidence;
  if (!last || !first || !email || email.address < 0.5 || evidence.length > personFields.length) return false;
  const namesFit = [last, first].every(
    (names) =>
      names.filled === 0 || (names.atSign < 0.1 && names.figures < 0.8 && names.language + names.yesOrNo < 1.5),
  );
  const credentialsFit = !credentials || credentials.filled === 0 || credentials.yesOrNo > 0.7;
  const languageFits = !language || language.filled === 0 || language.language > 0.7;
  if (evidence.length > 4 && credentials?.filled === 0) return false;
  // `Jean Dupont, ACME, jean@x.org`: one column holds whole names, the other something else.
  if (evidence.length < 5 && Math.max(last.wholeName, first.wholeName) > 0.6) return false;
  // Beside an empty column, several words are a whole name.
  if (evidence.length < 5 && last.filled * first.filled === 0 && last.severalWords + first.severalWords > 0.6)
    return false;
  return namesFit && credentialsFit && languageFits;
}

function byTemplate(evidence: readonly ColumnEvidence[]): Candidate[] {
  const sure = evidence.length > 4 ? 0.9 : 0.6;
  return evidence.flatMap((_, index) => {
    const meaning = personFields[index];
    return meaning === undefined ? [] : [{ index, meaning, confidence: sure }];
  });
}

function addressColumn(evidence: readonly ColumnEvidence[]): Candidate[] {
  return evidence.flatMap((values, index) =>
    values.atSign > 0.3 || values.address > 0
      ? [{ index, meaning: 'email' as const, confidence: 0.3 + 0.6 * values.address * values.filled }]
      : [],
  );
}

/** Names are the one or two columns of names nearest to the address; the rest shows by the kind of its values. */
function byValues(evidence: readonly ColumnEvidence[]): Candidate[] {
  const candidates = addressColumn(evidence);
  const email = candidates.toSorted((a, b) => b.confidence - a.confidence)[0]?.index ?? 0;
  const names: number[] = [];
  for (const [index, values] of evidence.entries()) {
    if (values.filled === 0 || index === email) continue;
    if (values.groupId > 0.7) candidates.push({ index, meaning: 'groups', confidence: 0.8 });
    else if (values.language > 0.8) candidates.push({ index, meaning: 'language', confidence: 0.6 });
    else if (values.yesOrNo > 0.9) continue;
    else if (values.name > 0.7 && values.address < 0.1) names.push(index);
  }
  const near = names
    .toSorted((a, b) => Math.abs(a - email) - Math.abs(b - email))
    .slice(0, 2)
    .sort((a, b) => a - b);
  const [one, two] = near;
  if (one === undefined) return candidates;
  const isPair = two !== undefined && two - one === 1 && (evidence[one]?.severalWords ?? 0) < 0.6;
  if (isPair)
    candidates.push(
      { index: one, meaning: 'lastName', confidence: 0.5 },
      { index: two, meaning: 'firstName', confidence: 0.5 },
    );
  else candidates.push({ index: nearest(near, email, evidence), meaning: 'fullName', confidence: 0.5 });
  return candidates;
}

function nearest(indexes: readonly number[], email: number, evidence: readonly ColumnEvidence[]): number {
  const worth = (index: number) => (evidence[index]?.severalWords ?? 0) * 3 - Math.abs(index - email);
  return indexes.toSorted((a, b) => worth(b) - worth(a))[0] ?? 0;
}

/**
 * "Name" is the family name beside a first name and the full name alone; two name columns whose values say the opposite
 * of what was guessed change places.
 */
function settleNames(columns: Column[], evidence: readonly ColumnEvidence[]): void {
  const last = columns.find(({ meaning }) => meaning === 'lastName');
  const first = columns.find(({ meaning }) => meaning === 'firstName');
  const full = columns.find(({ meaning }) => meaning === 'fullName');
  if (last && !first && !full) {
    const word = last.header.trim().toLowerCase();
    if (word !== '' && !/famil|last|sur|nach|apell|cogn|achter|usage|naiss|patron/.test(word))
      last.meaning = 'fullName';
  } else if (full && first && !last && evidence[full.index] && !isWholeName(full, first, evidence)) {
    full.meaning = 'lastName';
  } else if (full && last && !first && isGivenNameBesideFamily(full.header)) {
    full.meaning = 'firstName';
  } else if (
    last &&
    first &&
    last.header === '' &&
    first.header === '' &&
    areSwapped(evidence[last.index], evidence[first.index])
  ) {
    last.meaning = 'firstName';
    first.meaning = 'lastName';
  }
}

/** "Display name" beside a first name is both names; "Name" beside it is the family name. */
function isWholeName(full: Column, first: Column, evidence: readonly ColumnEvidence[]): boolean {
  const several = evidence[full.index]?.severalWords ?? 0;
  return several > 0.6 && several > (evidence[first.index]?.severalWords ?? 0) + 0.3;
}

function areSwapped(last: ColumnEvidence | undefined, first: ColumnEvidence | undefined): boolean {
  if (!last || !first) return false;
  const weight = (values: ColumnEvidence) =>
    values.firstName + values.opensAddress - values.capitals - values.closesAddress;
  return weight(last) > weight(first) + 0.3;
}
