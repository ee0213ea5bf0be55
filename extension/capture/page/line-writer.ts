import { isColumnName } from '../../../shared/reading/header-meaning.ts';
import { LinkWords } from './link-words.ts';
import { blockAround, headingLevel, type PageElement } from './page-tree.ts';

/** How the words of a stretch of a line stood on the page. */
export type Source = 'text' | 'link' | 'protected' | 'structured' | 'disguised';

/** A stretch of a line that stood in one element. */
export interface Stretch {
  start: number;
  end: number;
  element: PageElement;
  source: Source;
}

/** One line of a page as it is seen: what stands between two ends of blocks. */
export interface PageLine {
  text: string;
  /** In order, without gaps but for single spaces. */
  stretches: Stretch[];
  /** The innermost block around its beginning. */
  block: PageElement;
  /** The level of the heading that it is, or null. */
  heading: number | null;
  /** Whether it is not written on the page: the words for a picture, a property, the name of a card to download. */
  isAside: boolean;
}

/** Where a line stood at a moment. */
export interface Mark {
  /** Lines that had ended. */
  line: number;
  /** Of the open line: its length, its parts and its stretches. */
  at: number;
  part: number;
  stretch: number;
}

/** Puts the words of a page together to lines. */
export class LineWriter {
  readonly root: PageElement;
  readonly lines: PageLine[] = [];
  #parts: string[] = [];
  #length = 0;
  #stretches: Stretch[] = [];
  #block: PageElement;
  #spaceBefore = false;
  #isLabelOpen = false;
  #asides: PageLine[] = [];
  readonly #linkWords = new LinkWords();

  constructor(root: PageElement) {
    this.root = root;
    this.#block = root;
  }

  /** Words that are not written on the page stand on a line of their own, behind the one that they stand in. */
  addAside(words: string, element: PageElement): void {
    if (words.includes('@') && element.tag === 'img') this.add(words, element, 'text');
    else if (element.props?.includes('email')) this.#asides.push(asideLine(words.replace(/^mailto:/i, ''), element));
    else this.#asides.push(asideLine(words, element));
  }

  /** Whether all words so far stand in lines that have ended. */
  get isBetweenLines(): boolean {
    return this.#length === 0 && this.#asides.length === 0;
  }

  leaveOut(element: PageElement): void {
    this.endLine(element);
    this.lines.push({ text: '', stretches: [], block: element, heading: null, isAside: true });
  }

  /** Where the line stands now. */
  mark(): Mark {
    return {
      line: this.lines.length,
      at: this.#length,
      part: this.#parts.length,
      stretch: this.#stretches.length,
    };
  }

  space(): void {
    this.#spaceBefore = true;
  }

  /** White space is one space; a line end ends the line. */
  add(text: string, element: PageElement, source: Source): void {
    const [first = '', ...rest] = text.split('\n');
    this.#addToLine(first, element, source);
    for (const line of rest) {
      this.endLine(this.#block);
      this.#addToLine(line, element, source);
    }
  }

  #addToLine(text: string, element: PageElement, source: Source): void {
    // The walk has written nearly all texts with single spaces.
    const words = /[\t\r\f\u00a0]| {2}/.test(text) ? text.replace(/[ \t\r\f\u00a0]+/g, ' ') : text;
    if (words === '') return;
    if (words.startsWith(' ')) this.#spaceBefore = true;
    const trimmed = words.trim();
    if (trimmed === '') return;
    if (this.#spaceBefore && this.#length > 0) this.#put(' ');
    this.#spaceBefore = words.endsWith(' ');
    const start = this.#length;
    this.#put(trimmed);
    const last = this.#stretches.at(-1);
    if (last?.element === element && last.source === source && start - last.end <= 1) last.end = this.#length;
    else this.#stretches.push({ start, end: this.#length, element, source });
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /**
   * Makes what was written since `from`, the words of a link, name the link's addresses: unless they do already, they
   * are written behind a name, and in the place of other words.
   */
  nameAddresses(from: Mark, list: string[], element: PageElement, source: Source): void {
    if (this.lines.length > from.line) {
      const whole = this.lines.slice(from.line).some(({ text }) => namesOneOf(text, list));
      if (!whole && !namesOneOf(this.#parts.join(''), list)) {
        this.endLine(this.#block);
        this.add(list.join(', '), element, source);
        this.endLine(this.#block);
      }
      return;
    }
    const words = this.#parts.slice(from.part).join('').trim();
    if (namesOneOf(words, list) && list.length === 1) {
      for (const stretch of this.#stretches.slice(from.stretch)) stretch.source = source;
      return;
    }
    this.#parts.length = from.part;
    this.#length = from.at;
    this.#stretches.length = from.stretch;
    this.#spaceBefore = true;
    this.add(this.#linkWords.withAddresses(words, list), element, source);
    this.#spaceBefore = true;
  }

  /** Ends the line; a label stays open for its value. */
  endLine(block: PageElement, isLabel = false): void {
    if (isLabel && this.#length > 0 && this.#length < 60 && isColumnName(this.#parts.join(''))) {
      if (!/[:=]\s*$/.test(this.#parts.join(''))) this.#put(' :');
      this.#spaceBefore = true;
      this.#isLabelOpen = true;
      return;
    }
    if (this.#length > 0 && this.#isLabelOpen && (block.tag === 'dd' || block.tag === 'td')) {
      this.#isLabelOpen = false;
      this.#spaceBefore = true;
      return;
    }
    this.#isLabelOpen = false;
    if (this.#length > 0) {
      const first = this.#stretches[0]?.element ?? this.#block;
      const around = blockAround(first);
      this.lines.push({
        text: this.#parts.join(''),
        stretches: this.#stretches,
        block: around,
        heading: headingAround(first),
        isAside: false,
      });
    }
    if (this.#asides.length > 0) this.lines.push(...this.#asides.splice(0, 1000));
    this.#parts = [];
    this.#length = 0;
    this.#stretches = [];
    this.#spaceBefore = false;
    this.#block = block;
  }
}

function asideLine(words: string, element: PageElement): PageLine {
  const text = words.replace(/\s+/g, ' ').trim();
  const stretches: Stretch[] = [{ start: 0, end: text.length, element, source: 'structured' }];
  return { text, stretches, block: blockAround(element), heading: null, isAside: true };
}

function namesOneOf(text: string, list: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return list.some((address) => lower.includes(address.toLowerCase()));
}

function headingAround(element: PageElement): number | null {
  for (let at: PageElement | null = element; at; at = at.parent) {
    const level = headingLevel(at);
    if (level !== null) return level;
    if (at.flow === 'block' && at.tag !== 'div' && at.tag !== 'span') return null;
  }
  return null;
}
