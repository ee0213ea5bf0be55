import type { CapturedContent, Reading } from '../../../shared/reading/reading.ts';
import type { ImportedList } from '../../batches/create-import.ts';
import { pageTurn } from '../../page-turn.ts';

/** A reading whose first people are known, while the rest is still to be read. */
export class BegunReading {
  readonly first: Reading;
  /** What is read. */
  readonly content: CapturedContent;
  readonly #whole: Promise<Reading | null>;
  readonly #stop: AbortController;
  readonly #goOn = Promise.withResolvers<void>();
  #isTaken = false;
  #people: number | undefined;

  /** `whole`: what becomes of the reading; null when `stop` ended it. */
  constructor(
    content: CapturedContent,
    first: Reading,
    { whole, stop }: { whole: Promise<Reading | null>; stop: AbortController },
  ) {
    this.content = content;
    this.first = first;
    this.#whole = whole;
    this.#stop = stop;
  }

  /** People that the list seems to have: a line each, below its header. */
  get people(): number {
    this.#people ??= Math.max(this.first.rows.length + 1, linesIn(this.content) - (this.first.headerLine ?? 0));
    return this.#people;
  }

  /** Whether somebody shows its people: it then goes on when its own page is left. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** Takes it over, until the signal ends it; it may rest until the whole is asked for. */
  take(signal: AbortSignal): void {
    this.#isTaken = true;
    const end = () => {
      this.#stop.abort();
      this.#goOn.resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  }

  /** All of it; null when it was ended before. Fails when it cannot be read. */
  whole(): Promise<Reading | null> {
    this.#goOn.resolve();
    return this.#whole;
  }

  /** Ends when reading is to go on: who takes it over first draws what is known. */
  async rest(): Promise<void> {
    await pageTurn();
    if (this.#isTaken) await this.#goOn.promise;
  }
}

/** A list whose reading has begun. */
export interface BegunList extends Omit<ImportedList, 'reading'> {
  begun: BegunReading;
}

function linesIn(content: CapturedContent): number {
  if (content.kind === 'grid') return content.cells.length;
  const { text } = content;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
