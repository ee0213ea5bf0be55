import type { AddressHit } from './address-hits.ts';
import type { PageLine } from './line-writer.ts';
import type { FoundName } from './name-candidates.ts';
import { NameSearch } from './name-search.ts';

/** Mentions of one address whose surroundings are searched for a name: the foot of every mail names its list. */
const mostMentions = 50;

/**
 * The names of the addresses of a page, most of them searched while more of it is walked: all that is around somebody is
 * there long before the page has ended.
 */
export class NamesInTime {
  readonly #search: NameSearch;
  readonly #hits: readonly AddressHit[];
  readonly #names = new Map<AddressHit, FoundName | null>();
  readonly #mentions = new Map<string, number>();
  #added = 0;

  /** `lines` and `hits` grow. */
  constructor(lines: readonly PageLine[], hits: readonly AddressHit[]) {
    this.#search = new NameSearch(lines);
    this.#hits = hits;
  }

  /**
   * Searches the names of the addresses that came since it was asked for the last time, where they are settled; the
   * lines so far have to be all that was written of what has ended. Yields as it goes.
   */
  *searchSettled(): Generator<void, void> {
    const from = this.#added;
    yield* this.addAll();
    for (let index = from; index < this.#added; index++) {
      if (index % 50 === 0) yield;
      const hit = this.#hits[index];
      if (hit && this.#search.isSettled(hit)) this.nameOf(hit);
    }
  }

  /** Takes all addresses that came into account. Yields as it goes. */
  *addAll(): Generator<void, void> {
    for (; this.#added < this.#hits.length; this.#added++) {
      if (this.#added % 500 === 0) yield;
      const hit = this.#hits[this.#added];
      if (!hit) continue;
      this.#search.add(hit);
      const mentions = (this.#mentions.get(hit.canonical) ?? 0) + 1;
      this.#mentions.set(hit.canonical, mentions);
      if (mentions > mostMentions) this.#names.set(hit, null);
    }
  }

  /** The name of whom an address belongs to, or null; final once it is settled, or all addresses were added. */
  nameOf(hit: AddressHit): FoundName | null {
    const known = this.#names.get(hit);
    if (known !== undefined) return known;
    const name = this.#search.nameOf(hit);
    this.#names.set(hit, name);
    return name;
  }
}
