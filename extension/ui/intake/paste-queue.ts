import type { Draft } from './draft.ts';

/** Answers what was pasted as a draft; null when the signal said before that nobody wants it any more. */
type Look = (signal: AbortSignal) => Promise<Draft | null>;

/** Long pastes, which are looked into one after the other while the page goes on, in the order in which they came. */
export class PasteQueue {
  #last: Promise<void> | null = null;
  #wanted = new AbortController();

  /** Whether one of them is still looked into: what is pasted now comes behind it. */
  get isBusy(): boolean {
    return this.#last !== null;
  }

  /** Puts a paste in as soon as it was looked into, unless all were dropped meanwhile. */
  async add(look: Look, put: (draft: Draft) => void): Promise<void> {
    const before = this.#last;
    const { signal } = this.#wanted;
    const looking = (async () => {
      await before;
      const draft = signal.aborted ? null : await look(signal);
      if (draft && !signal.aborted) put(draft);
    })();
    // The next one comes also after one that failed.
    const last = looking.then(
      () => {},
      () => {},
    );
    this.#last = last;
    await looking.finally(() => {
      if (this.#last === last) this.#last = null;
    });
  }

  /** Ends when none of them is looked into any more. */
  async whenIdle(): Promise<void> {
    while (this.#last) await this.#last;
  }

  /** Puts nothing in of all that was pasted so far: its place was emptied. */
  drop(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
    this.#last = null;
  }
}
