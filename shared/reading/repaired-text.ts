/** Characters of a part that is not added to any more. */
const partLength = 32 * 1024;

/** A text that was put together from an original with repairs, and still knows where each character came from. */
export class RepairedText {
  readonly #original: string;
  readonly #parts: string[] = [];
  /** The pieces of the part that still grows: a string that grew by each would have to be flattened all at once. */
  #open: string[] = [];
  #openLength = 0;
  #text: string | null = null;
  #length = 0;
  /**
   * Of each repair: where it begins and ends in the new text, and in the original. Four plain lists, for hostile
   * counts.
   */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #originalStarts: number[] = [];
  readonly #originalEnds: number[] = [];

  constructor(original: string) {
    this.#original = original;
  }

  /** Adds a piece that stands like this in the original, or with a character that is as good in each one's place. */
  keep(text: string): void {
    if (text === '') return;
    this.#open.push(text);
    this.#openLength += text.length;
    this.#length += text.length;
    if (this.#openLength < partLength) return;
    this.#parts.push(this.#open.join(''));
    this.#open = [];
    this.#openLength = 0;
  }

  /** Adds a piece that stands for another piece of the original. */
  replace(text: string, originalStart: number, originalEnd: number): void {
    this.#starts.push(this.#length);
    this.keep(text);
    this.#ends.push(this.#length);
    this.#originalStarts.push(originalStart);
    this.#originalEnds.push(originalEnd);
  }

  get text(): string {
    this.#text ??= [...this.#parts, ...this.#open].join('');
    return this.#text;
  }

  /** Where a position of `text` lies in the original. */
  originalOffset(position: number): number {
    const index = this.#repairsBefore(position) - 1;
    if (index < 0) return position;
    const end = this.#ends[index] ?? 0;
    if (position < end) return this.#originalStarts[index] ?? 0;
    return (this.#originalEnds[index] ?? 0) + position - end;
  }

  /** The original of the piece from `start` to `end` if something in it was repaired, else null. */
  originalIfRepaired(start: number, end: number): string | null {
    if (this.#starts.length === 0) return null;
    const last = this.#repairsBefore(end - 1) - 1;
    const lastEnd = this.#ends[last] ?? 0;
    // One repair can stand for several pieces: `{a,b}@x.org`.
    if (last < this.#repairsBefore(start - 1) && lastEnd <= start) return null;
    const originalEnd = end < lastEnd ? this.#originalEnds[last] : this.originalOffset(end);
    return this.#original.slice(this.originalOffset(start), originalEnd);
  }

  /** How many repairs begin at or before a position. */
  #repairsBefore(position: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
