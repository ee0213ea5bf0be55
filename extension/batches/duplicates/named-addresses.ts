import type { StoredRow } from '../stored-row.ts';

type Rows = readonly StoredRow[];

/**
 * How often the rows of an import name each address. It follows the import from one state to the next: only where
 * another address stands than before is anything counted anew, since 100,000 rows are too many to look at for each edit.
 */
export class NamedAddresses {
  readonly #parts = new Map<string, Rows>();
  readonly #times = new Map<string, number>();
  readonly #twice = new Set<string>();

  /** The addresses that several rows name. */
  get twice(): ReadonlySet<string> {
    return this.#twice;
  }

  /** Whether a row names the address. */
  has(address: string): boolean {
    return this.#times.has(address);
  }

  /** Takes over the rows of the import's batches (by their ids), a batch a step; it may be stopped after each. */
  *follow(parts: ReadonlyMap<string, Rows>): Generator<undefined, void> {
    for (const [id, before] of this.#parts) {
      if (parts.has(id)) continue;
      this.#replace(before, []);
      this.#parts.delete(id);
    }
    for (const [id, rows] of parts) {
      const before = this.#parts.get(id) ?? [];
      if (before === rows) continue;
      this.#replace(before, rows);
      this.#parts.set(id, rows);
      yield;
    }
  }

  #replace(before: Rows, after: Rows): void {
    for (let at = 0; at < before.length || at < after.length; at++) {
      const was = before[at]?.address ?? null;
      const is = after[at]?.address ?? null;
      if (was === is) continue;
      if (was !== null) this.#count(was, -1);
      if (is !== null) this.#count(is, 1);
    }
  }

  #count(address: string, more: 1 | -1): void {
    const times = (this.#times.get(address) ?? 0) + more;
    if (times === 0) this.#times.delete(address);
    else this.#times.set(address, times);
    if (times > 1) this.#twice.add(address);
    else this.#twice.delete(address);
  }
}
