import { namedField } from '../../../shared/reading/decoration.ts';
import type { AddressHit } from './address-hits.ts';
import type { PageLine, Stretch } from './line-writer.ts';
import { Candidates, type FoundName, weight } from './name-candidates.ts';
import { blockAround, headingLevel, isPersonScope, type PageElement } from './page-tree.ts';
import { personName } from './person-name.ts';

/** Lines before and after an address that may name its person. */
const linesBefore = 12;
const linesAfter = 6;

/**
 * Finds the names of addresses: in the same line, card or item, else in what stands just above. Nearer beats farther,
 * what is marked as a name beats what looks like one, and what the address repeats beats both.
 */
export class NameSearch {
  readonly #lines: readonly PageLine[];
  /** The one address below an element, or null for more than one. */
  readonly #only = new Map<PageElement, string | null>();
  /** The addresses of a line; several are one that no line has. */
  readonly #ofLine = new Map<number, string>();

  constructor(lines: readonly PageLine[]) {
    this.#lines = lines;
  }

  /** Takes the next address of the page into account. */
  add({ canonical, element, line }: AddressHit): void {
    const known = this.#ofLine.get(line);
    this.#ofLine.set(line, known === undefined || known === canonical ? canonical : '');
    for (let at: PageElement | null = element; at; at = at.parent) {
      const only = this.#only.get(at);
      if (only === null || only === canonical) break;
      this.#only.set(at, only === undefined ? canonical : null);
    }
  }

  /** Whether nothing that is still to come of the page changes whom an address belongs to: all it is asked of is there. */
  isSettled({ element, canonical }: AddressHit): boolean {
    if (blockAround(element).isOpen) return false;
    let at: PageElement | null = element;
    while (at && !at.isOpen && this.#only.get(at) === canonical) at = at.parent;
    return at !== null && this.#only.get(at) === null;
  }

  /** The name of whom an address belongs to, or null. */
  nameOf(hit: AddressHit): FoundName | null {
    const localPart = hit.address.slice(0, hit.address.lastIndexOf('@'));
    const scope = this.#scopeOf(hit);
    const stated = scope ? this.#propertyName(scope, hit, localPart) : null;
    if (stated) return stated;
    const candidates = new Candidates(localPart);
    const own = this.#lines[hit.line];
    const isAlone = this.#ofLine.get(hit.line) === hit.canonical;
    if (hit.nameInLine !== '') candidates.add(hit.nameInLine, weight.inLine, hit.line);
    if (own && isAlone) this.#addStretches(own, hit.line, 0, candidates);
    if (own) addFromSentence(own.text, hit, localPart, candidates);
    const inLine = candidates.best(false);
    if (inLine || !own || !isAlone) return inLine;
    return this.#inCard(hit, candidates) ?? this.#above(hit, own, candidates);
  }

  /** The element that somebody marked as this one person. */
  #scopeOf({ element }: AddressHit): PageElement | null {
    for (let at: PageElement | null = element; at; at = at.parent) {
      if (this.#only.get(at) === null) return null;
      if (isPersonScope(at)) return at;
    }
    return null;
  }

  #propertyName(scope: PageElement, hit: AddressHit, localPart: string): FoundName | null {
    const parts = { name: '', given: '', family: '' };
    for (const [, line] of this.#around(hit.line, scope, 200, 200)) {
      for (const stretch of line.stretches) {
        for (let at: PageElement | null = stretch.element; at && at !== scope; at = at.parent) {
          for (const prop of at.props ?? []) {
            if (prop === 'name' || prop === 'given' || prop === 'family') {
              parts[prop] = `${parts[prop]} ${line.text.slice(stretch.start, stretch.end)}`.trim();
            }
          }
        }
      }
    }
    const whole = parts.name === '' && parts.given !== '' ? `${parts.given} ${parts.family}`.trim() : parts.name;
    if (whole === '' || whole.length > 100 || whole.includes('@')) return null;
    const text = personName(whole, localPart)?.text ?? whole;
    return { text, score: 100, isSure: true, line: hit.line };
  }

  /** Looks around in the elements that hold no other address, from the smallest to the largest. */
  #inCard(hit: AddressHit, candidates: Candidates): FoundName | null {
    let crossed = false;
    let from: PageElement | null = null;
    for (
      let at: PageElement | null = blockAround(hit.element);
      at && this.#only.get(at) === hit.canonical;
      at = at.parent
    ) {
      crossed ||= from !== null && isOneOfMany(from, at);
      candidates.clear();
      const lines = [...this.#around(hit.line, at, linesBefore, linesAfter)];
      this.#addFields(lines, candidates);
      for (const [index, line] of lines) this.#addLine(line, index, index - hit.line, candidates);
      const best = candidates.best(crossed);
      if (best) return best;
      from = at;
    }
    return null;
  }

  /** Looks upwards from the card: lines of the same block, and plain elements beside it, up to the next address. */
  #above(hit: AddressHit, own: PageLine, candidates: Candidates): FoundName | null {
    let card = blockAround(hit.element);
    const hasCard = this.#only.get(card) === hit.canonical;
    while (card.parent && this.#only.get(card.parent) === hit.canonical) card = card.parent;
    candidates.clear();
    const lines: [number, PageLine][] = [];
    for (let index = hit.line - 1; index >= Math.max(0, hit.line - linesBefore); index--) {
      const line = this.#lines[index];
      if (!line) break;
      const other = this.#ofLine.get(index);
      if (other !== undefined && other !== hit.canonical) break;
      // What stands in the card was looked at.
      if (hasCard && isWithin(line.block, card)) continue;
      if (line.block !== own.block && !isPlainBeside(line.block, card)) break;
      lines.push([index, line]);
      // A heading begins something new: what stands above it is another's.
      if (line.heading !== null) break;
    }
    this.#addFields(lines, candidates);
    for (const [index, line] of lines) this.#addLine(line, index, index - hit.line, candidates);
    return candidates.best(false);
  }

  /** Lines of an element around one of them, which is not among them, up to those with another address. */
  *#around(at: number, element: PageElement, before: number, after: number): Generator<[number, PageLine]> {
    const address = this.#ofLine.get(at);
    for (const step of [-1, 1]) {
      const most = step < 0 ? before : after;
      for (let index = at + step; Math.abs(index - at) <= most; index += step) {
        const line = this.#lines[index];
        const other = this.#ofLine.get(index);
        if (!line || !isWithin(line.block, element) || (other !== undefined && other !== address)) break;
        yield [index, line];
      }
    }
    const own = this.#lines[at];
    if (own && before > linesBefore) yield [at, own];
  }

  #addFields(lines: readonly [number, PageLine][], candidates: Candidates): void {
    const parts = { lastName: '', firstName: '', fullName: '' };
    let found = 0;
    for (const [index, line] of lines) {
      const field = namedField(line.text);
      const meaning = field?.meaning;
      if (field && (meaning === 'lastName' || meaning === 'firstName' || meaning === 'fullName')) {
        parts[meaning] = field.value;
        found = index;
      }
    }
    const { lastName, firstName, fullName } = parts;
    if (lastName !== '' && firstName !== '') candidates.add(`${firstName} ${lastName}`, weight.field, found);
    else if (fullName !== '' || lastName !== '') candidates.add(fullName || lastName, weight.field, found);
  }

  #addLine(line: PageLine, index: number, distance: number, candidates: Candidates): void {
    if (line.text.length > 300 || line.text.includes('@')) return;
    const far = Math.abs(distance) * 0.15 + (distance > 0 ? 0.5 : 0);
    const kind = line.isAside ? weight.picture : line.heading !== null ? weight.heading : weight.line;
    candidates.add(line.text, kind - far, index);
    if (!line.isAside) this.#addStretches(line, index, far, candidates);
    for (const part of line.text.split(/\s[–—|·•/-]\s|[|·•;:\t]/)) {
      if (part !== line.text) candidates.add(part, kind - far - 0.5, index);
    }
  }

  /** What stands in elements of their own, and what the first of them say together (`<i>Jean</i> <i>Dupont</i>`). */
  #addStretches(line: PageLine, index: number, far: number, candidates: Candidates): void {
    if (line.stretches.length > 30) return;
    for (const [number, stretch] of line.stretches.entries()) {
      const text = line.text.slice(stretch.start, stretch.end);
      const kind = weightOf(stretch);
      candidates.add(text, kind - far, index);
      const next = line.stretches[number + 1];
      if (next)
        candidates.add(line.text.slice(stretch.start, next.end), Math.max(kind, weightOf(next)) - far - 0.2, index);
    }
  }
}

/** Words with capitals in a sentence, with the small words of family names between them. */
const capitalWords =
  /\p{Lu}[\p{L}'’-]*(?:\s(?:(?:de|du|des|la|le|van|von|der|den|di|da|dos|el|al|bin)\s){0,2}\p{Lu}[\p{L}'’-]*\.?){1,3}/gu;
/** Characters of a sentence before an address that may name its person. */
const sentence = 200;

/**
 * `says Anne Roux, who can be reached at anne.roux@x.org`: in prose only what the address repeats is its person's name.
 */
function addFromSentence(text: string, { at, line }: AddressHit, localPart: string, candidates: Candidates): void {
  const before = text.slice(Math.max(0, at - sentence), at);
  for (const [words] of before.slice(before.lastIndexOf('@') + 1).matchAll(capitalWords)) {
    if ((personName(words, localPart)?.evidence ?? 0) >= 2) candidates.add(words, weight.line, line);
  }
}

function weightOf({ element }: Stretch): number {
  for (let at: PageElement | null = element; at; at = at.parent) {
    if (at.props?.includes('name')) return weight.named;
    if (headingLevel(at) !== null) return weight.heading;
    if (at.tag === 'strong' || at.tag === 'b' || at.tag === 'dt' || at.tag === 'figcaption') return weight.strong;
    if (at.tag === 'a') return weight.link;
    if (at.flow === 'block') break;
  }
  return weight.line;
}

function isWithin(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Whether an element is one of several alike, each of several elements: a card among cards. */
function isOneOfMany(card: PageElement, parent: PageElement): boolean {
  let alike = 0;
  for (const child of parent.children) {
    if (typeof child !== 'string' && child.tag === card.tag && hasMoreElements(child, 1)) alike++;
    if (alike > 1) return true;
  }
  return false;
}

function hasMoreElements(element: PageElement, most: number): boolean {
  let count = 0;
  for (const child of element.children) if (typeof child !== 'string' && ++count > most) return true;
  return false;
}

/** Whether a block stands in an element beside the card that holds nothing but it: a heading, a line, a picture. */
function isPlainBeside(block: PageElement, card: PageElement): boolean {
  for (let at: PageElement | null = block; at; at = at.parent) {
    if (at.parent === card.parent) return !/^(?:li|article|tr|table|section)$/.test(at.tag);
    if (at.parent && hasMoreElements(at.parent, 2)) return false;
  }
  return false;
}
