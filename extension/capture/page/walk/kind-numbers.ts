import type { Kind } from '../page-snapshot.ts';

/** The kinds of elements that a walk has met, each told of once and then by its number, from 1. */
export class KindNumbers {
  readonly #byTag = {
    block: new Map<string, number>(),
    box: new Map<string, number>(),
    inline: new Map<string, number>(),
  };
  #last = 0;
  #new: Kind[] = [];

  numberOf({ tag, flow }: Kind): number {
    const known = this.#byTag[flow].get(tag);
    if (known !== undefined) return known;
    this.#new.push({ tag, flow });
    this.#byTag[flow].set(tag, ++this.#last);
    return this.#last;
  }

  /** Those met since it was asked for the last time. */
  newOnes(): Kind[] {
    const ones = this.#new;
    this.#new = [];
    return ones;
  }
}
