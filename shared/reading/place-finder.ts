import type { Place } from './reading.ts';

/** Finds line and column of rising offsets in one pass; a lower offset than the last one starts again. */
export class PlaceFinder {
  readonly #text: string;
  #line = 1;
  #lineStart = 0;
  /** The next line end at or after `#lineStart`, or the text's length. */
  #lineEnd = -1;
  /**
   * Both kinds of line end are looked up once, or a text without one of them would be searched to its end for each
   * line.
   */
  #nextFeed = -1;
  #nextReturn = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of an offset. Lines end at LF, CR LF, or a CR alone. */
  at(offset: number): Place {
    if (offset < this.#lineStart) {
      this.#line = 1;
      this.#lineStart = 0;
      this.#lineEnd = -1;
      this.#nextFeed = -1;
      this.#nextReturn = -1;
    }
    for (;;) {
      if (this.#lineEnd < this.#lineStart) this.#lineEnd = this.#endOfLine(this.#lineStart);
      if (offset <= this.#lineEnd) return { line: this.#line, column: offset - this.#lineStart + 1 };
      this.#line++;
      const isPair = this.#text.charCodeAt(this.#lineEnd) === 13 && this.#text.charCodeAt(this.#lineEnd + 1) === 10;
      this.#lineStart = this.#lineEnd + (isPair ? 2 : 1);
    }
  }

  #endOfLine(from: number): number {
    if (this.#nextFeed < from) this.#nextFeed = this.#next('\n', from);
    if (this.#nextReturn < from) this.#nextReturn = this.#next('\r', from);
    return Math.min(this.#nextFeed, this.#nextReturn);
  }

  #next(end: string, from: number): number {
    const at = this.#text.indexOf(end, from);
    return at < 0 ? this.#text.length : at;
  }
}
