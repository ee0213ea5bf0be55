import { isRole } from '../../../shared/people/role-addresses.ts';
import { namedField } from '../../../shared/reading/decoration.ts';
import type { CapturedPart, Find, ListNote } from '../captured-list.ts';
import { type AddressHit, addressesIn, nothingFound } from './address-hits.ts';
import { LineWriter, type PageLine } from './line-writer.ts';
import type { FoundName } from './name-candidates.ts';
import { NamesInTime } from './names-in-time.ts';
import { plainText, quietly, writeLines } from './page-lines.ts';
import { type PeopleTable, peopleTable } from './page-tables.ts';
import type { PageElement } from './page-tree.ts';
import { personName } from './person-name.ts';
import { structuredPeople } from './structured-people.ts';

/** A page that is walked: until its root is no longer open, more of it is to come. */
export interface WalkedPage {
  root: PageElement;
  json: string[];
  /** What looks like an address in parts that are not shown. */
  unseen: string[];
}

/** What a page says of people. */
export interface ReadPage {
  /** The people beside its tables first (a row each: name, address), then each table that lists people. */
  parts: CapturedPart[];
  notes: ListNote[];
}

/** One person beside the tables. */
interface PagePerson {
  address: string;
  name: FoundName | null;
  hit: AddressHit | null;
}

/** Says to the reader of grids what the two columns of people are. */
const peopleHeader = ['full name', 'e-mail'];
const longestWhere = 80;
/** How much each way to find an address is preferred to the ones behind it. */
const ways: Find['how'][] = ['link', 'structured', 'protected', 'text', 'disguised'];

/**
 * Reads what was walked, and what is still walked as far as it has come. Yields as it goes, so that the page that calls it
 * can breathe; `true` when it cannot go on before more has come. Linear in the page.
 */
export function* readPage(page: WalkedPage): Generator<boolean, ReadPage> {
  const writer = new LineWriter(page.root);
  const { lines } = writer;
  const tables: PeopleTable[] = [];
  const found = nothingFound();
  const names = new NamesInTime(lines, found.hits);
  for (const isStarved of writeLines(writer, (table) => listsPeople(table, tables))) {
    if (isStarved) {
      yield* quietly(addressesIn(lines, found));
      if (writer.isBetweenLines) yield* quietly(names.searchSettled());
    }
    yield isStarved;
  }
  yield* quietly(addressesIn(lines, found));
  yield* quietly(names.addAll());
  const known = new Set(tables.flatMap(({ hits }) => hits.map(({ canonical }) => canonical)));
  const people = yield* quietly(peopleBeside(found.hits, names, known));
  for (const { address, canonical, name } of structuredPeople(page.json)) {
    if (known.has(canonical)) continue;
    const before = people.get(canonical);
    const own = name === '' || name.includes('@') ? null : nameOfData(name, address);
    if (before) before.name = own ?? before.name;
    else people.set(canonical, { address, name: own, hit: null });
  }
  const headings = new Headings(lines, people);
  const parts = people.size > 0 ? [partOfPeople([...people.values()], lines, headings)] : [];
  for (const table of tables) parts.push(partOfTable(table, headings.of(table.element)));
  return { parts, notes: notesOf(parts, [...known, ...people.keys()], page.unseen, found.refused) };
}

function* listsPeople(element: PageElement, tables: PeopleTable[]): Generator<void, boolean> {
  const table = yield* peopleTable(element);
  if (table) tables.push(table);
  return table !== null;
}

/** Everybody once, with the best name, in the order of the page. */
function* peopleBeside(
  hits: readonly AddressHit[],
  names: NamesInTime,
  known: ReadonlySet<string>,
): Generator<void, Map<string, PagePerson>> {
  const people = new Map<string, PagePerson>();
  for (const [index, hit] of hits.entries()) {
    if (index % 50 === 0) yield;
    if (known.has(hit.canonical)) continue;
    const before = people.get(hit.canonical);
    const name = names.nameOf(hit);
    if (!before) {
      people.set(hit.canonical, { address: hit.address, name, hit });
      continue;
    }
    if (name && name.score > (before.name?.score ?? -1)) before.name = name;
    if (before.hit) before.hit = betterHit(before.hit, hit);
  }
  return people;
}

function betterHit(one: AddressHit, other: AddressHit): AddressHit {
  if ((one.doubt === null) !== (other.doubt === null)) return one.doubt === null ? one : other;
  return ways.indexOf(other.how) < ways.indexOf(one.how) ? { ...one, how: other.how } : one;
}

function nameOfData(name: string, address: string): FoundName {
  const text = personName(name, address.slice(0, address.indexOf('@')))?.text ?? name.replace(/\s+/g, ' ');
  return { text, score: 100, isSure: true, line: -1 };
}

function partOfPeople(people: readonly PagePerson[], lines: readonly PageLine[], headings: Headings): CapturedPart {
  const hasNames = people.some(({ name }) => name !== null);
  const cells = [hasNames ? peopleHeader : peopleHeader.slice(1)];
  const finds: Find[] = [];
  for (const { address, name, hit } of people) {
    const where = hit ? headings.above(hit.line, cardWords(lines, hit, name), lines[name?.line ?? -1]?.heading) : '';
    const isNamed = name?.isSure ?? !isRole(address.slice(0, address.indexOf('@')));
    const doubt = hit?.doubt ?? (isNamed ? null : 'name');
    finds.push({ row: cells.length, where, how: hit?.how ?? 'structured', doubt });
    cells.push(hasNames ? [name?.text ?? '', address] : [address]);
  }
  return { heading: '', cells, finds, leftOut: [] };
}

function partOfTable({ cells, finds }: PeopleTable, heading: string): CapturedPart {
  const placed = finds.map((find) => ({ ...find, where: joined(heading, find.where) }));
  return { heading, cells, finds: placed, leftOut: [] };
}

/** What stands beside an address in its card, other than the name: a role, an office. */
function cardWords(lines: readonly PageLine[], hit: AddressHit, name: FoundName | null): string {
  if (!name || name.line < 0) return '';
  const [from, to] = name.line < hit.line ? [name.line + 1, hit.line] : [hit.line + 1, name.line];
  for (const { text, isAside, heading } of lines.slice(from, Math.min(to, from + 5))) {
    if (
      isAside ||
      heading !== null ||
      text.includes('@') ||
      namedField(text) !== null ||
      text === name.text ||
      !/\p{L}{2}/u.test(text)
    )
      continue;
    return text;
  }
  return '';
}

/** The headings of a page that are not somebody's name. */
class Headings {
  readonly #headings: { line: number; level: number; text: string }[] = [];
  /** The line in the place of each table. */
  readonly #placeOf = new Map<PageElement, number>();

  constructor(lines: readonly PageLine[], people: ReadonlyMap<string, PagePerson>) {
    const names = new Set([...people.values()].map(({ name }) => name?.line ?? -1));
    for (const [index, { heading, text, isAside, block }] of lines.entries()) {
      if (isAside && text === '') this.#placeOf.set(block, index);
      if (heading !== null && !names.has(index))
        this.#headings.push({ line: index, level: heading, text: text.slice(0, longestWhere) });
    }
  }

  /**
   * The nearest heading above a line, and some words of its own. Where a heading of some level (`below`) is a name, its
   * equals are other people's.
   */
  above(line: number, words: string, below: number | null = null): string {
    let low = 0;
    let high = this.#headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#headings[middle]?.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    let at = low - 1;
    if (below !== null) while (at >= 0 && (this.#headings[at]?.level ?? 0) >= below) at--;
    return joined(this.#headings[at]?.text ?? '', words);
  }

  /** The heading of a table: its own caption, else the nearest above it. */
  of(table: PageElement): string {
    const caption = table.children.find((child) => typeof child !== 'string' && child.tag === 'caption');
    if (caption !== undefined && typeof caption !== 'string') return plainText(caption, longestWhere);
    return this.above(this.#placeOf.get(table) ?? 0, '');
  }
}

function joined(heading: string, words: string): string {
  const short = words.slice(0, longestWhere);
  if (heading === '' || short === '' || heading === short) return heading || short;
  return `${heading} · ${short}`;
}

function notesOf(
  parts: readonly CapturedPart[],
  known: readonly string[],
  unseen: readonly string[],
  refused: readonly string[],
): ListNote[] {
  const notes: ListNote[] = [];
  const seen = new Set(known);
  const left = unseen.filter((address) => !seen.has(address)).length;
  if (left > 0) notes.push({ kind: 'unseen-addresses', count: left });
  if (refused.length > 0 && parts.length > 0) notes.push({ kind: 'refused-addresses', count: new Set(refused).size });
  return notes;
}
