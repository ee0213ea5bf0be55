import { maxColumns } from './file/file-limits.ts';
import { GridOfRows, type TableCell, type TableGrid } from './grid-of-rows.ts';
import { textMeant } from './html-characters.ts';
import { HtmlTags, tellingAttributes } from './html-tags.ts';
import { isBlock, isSwitchedOff, isUnseen, plainWords, SeenText } from './seen-text.ts';

/** What may stand around a table, and end behind it or not at all: none of it changes what is in the table. */
const around = new Set(['HTML', 'HEAD', 'BODY', 'META', 'LINK', 'DIV', 'P', 'SPAN', 'B', 'BR', 'O:P']);
around.add('GOOGLE-SHEETS-HTML-ORIGIN');
/** What parts the rows of a table, or its columns. */
const groups = new Set(['COLGROUP', 'THEAD', 'TBODY']);
/** Elements around a table in which tags are text. */
const raw = new Set(['STYLE', 'TITLE']);
/** What may stand in a cell and has an end. */
const inCell = new Set([
  'A',
  'B',
  'COMMENT',
  'DIV',
  'EM',
  'FONT',
  'I',
  'O:P',
  'P',
  'S',
  'SPAN',
  'STRONG',
  'SUB',
  'SUP',
  'U',
]);
/** What may stand in a cell and has none. */
const withoutEnd = new Set(['BR', 'IMG', 'WBR']);
/** Elements in each other in a cell, and elements before the table or behind it: browsers nest some hundreds at most. */
const deepest = 100;
const mostAround = 200;
/** Ways to write a tag's attributes that are remembered: of most tables there are a few. */
const mostRemembered = 1000;
/** Tags that are read in one step, with what is in cells. */
const stepsAtOnce = 200;

/** What a tag's attributes say of a row, a column or a cell. */
interface Facts {
  isHidden: boolean;
  /** Columns of a `<col>`. */
  span: number;
  colSpan: number;
  rowSpan: number;
}

const noAttributes: Facts = { isHidden: false, span: 1, colSpan: 1, rowSpan: 1 };

/**
 * The table of an HTML document without the browser's help, which would take a long one in one go: so it is read in
 * steps. Null where there is anything but one table as spreadsheets and browsers copy it; what is read is read exactly as
 * a browser does.
 */
export function* simpleTable(html: string): Generator<undefined, TableGrid | null> {
  // Browsers leave it out in one place and replace it in another.
  if (html.includes('\0')) return null;
  const table = new SimpleTable(html);
  if (!table.begins()) return null;
  for (let steps = 1; ; steps += 1) {
    const step = table.step();
    if (step === 'odd' || (step === 'whole' && !table.ends())) return null;
    if (step === 'whole') return table.cells < 2 ? null : yield* table.grid();
    if (steps % stepsAtOnce === 0) yield;
  }
}

class SimpleTable {
  readonly #tags: HtmlTags;
  readonly #grid = new GridOfRows();
  readonly #hiddenColumns = new Set<number>();
  readonly #remembered = new Map<string, Facts | null>();
  #columns = 0;
  #rows = 0;
  #row: TableCell[] | null = null;
  #isRowHidden = false;
  cells = 0;

  constructor(html: string) {
    this.#tags = new HtmlTags(html);
  }

  /** Goes to the table; false when anything stands before it that may matter. */
  begins(): boolean {
    return this.#goTo('TABLE');
  }

  /** Whether nothing that may matter stands behind the table. */
  ends(): boolean {
    return this.#goTo(null);
  }

  grid(): Generator<undefined, TableGrid> {
    return this.#grid.grid(this.#hiddenColumns);
  }

  /** Reads the next tag, with all that is in it if it is a cell's. */
  step(): 'more' | 'whole' | 'odd' {
    const piece = this.#tags.next();
    const { name, text } = this.#tags;
    // Browsers put other text before the table.
    if (piece === 'text') return /[^ \t\r\n\f]/.test(text) ? 'odd' : 'more';
    if (piece === 'open') return this.#open(name) ? 'more' : 'odd';
    if (piece !== 'close') return 'odd';
    if (this.#row === null) return name === 'TABLE' ? 'whole' : groups.has(name) ? 'more' : 'odd';
    if (name !== 'TR') return 'odd';
    this.#grid.add(this.#row, this.#isRowHidden);
    this.#rows += 1;
    this.#row = null;
    return 'more';
  }

  #open(name: string): boolean {
    const facts = this.#facts();
    if (facts === null) return false;
    if (this.#row !== null) return (name === 'TD' || name === 'TH') && this.#cell(this.#row, facts);
    // Browsers put the rows of a head that comes later first.
    if (groups.has(name)) return name === 'TBODY' || this.#rows === 0;
    if (name === 'COL' && this.#rows === 0) {
      const end = Math.min(this.#columns + facts.span, maxColumns);
      for (; this.#columns < end; this.#columns += 1) if (facts.isHidden) this.#hiddenColumns.add(this.#columns);
      return true;
    }
    this.#row = [];
    this.#isRowHidden = facts.isHidden;
    return name === 'TR';
  }

  #cell(row: TableCell[], facts: Facts): boolean {
    const whole = this.#tags.wholeText();
    const plain = whole === null ? null : textMeant(whole);
    const text = whole === null ? this.#markedText() : plain === null ? null : plainWords(plain);
    if (text === null) return false;
    const { isHidden, colSpan, rowSpan } = facts;
    row.push({ text: isHidden ? '' : text, isHidden, colSpan, rowSpan });
    this.cells += 1;
    return true;
  }

  /** The text of a cell with tags in it; null where they are not as they should be, as browsers then repair them. */
  #markedText(): string | null {
    const tags = this.#tags;
    const cell = tags.name;
    const text = new SeenText();
    const open: string[] = [];
    let hiddenAt: number | null = null;
    for (let piece = tags.next(); ; piece = tags.next()) {
      const { name } = tags;
      if (piece === 'text') {
        const words = textMeant(tags.text);
        if (words === null) return null;
        if (hiddenAt === null) text.words(words);
      } else if (piece === 'close') {
        if (open.length === 0) return name === cell ? text.toString() : null;
        if (open.pop() !== name) return null;
        if (hiddenAt === open.length) hiddenAt = null;
        else if (hiddenAt === null && isBlock(name)) text.newLine();
      } else if (piece === 'open') {
        const facts = this.#facts();
        if (facts === null) return null;
        const isSeen = hiddenAt === null && !facts.isHidden && !isUnseen(name);
        if (isSeen && name === 'BR') text.lineBreak();
        if (withoutEnd.has(name)) continue;
        if (!inCell.has(name) || !mayStandIn(open, name)) return null;
        if (isSeen && isBlock(name)) text.newLine();
        if (!isSeen) hiddenAt ??= open.length;
        open.push(name);
      } else return null;
    }
  }

  /** What the last tag's attributes say; null when that is not certain. */
  #facts(): Facts | null {
    const { attributes } = this.#tags;
    if (attributes === '') return noAttributes;
    const known = this.#remembered.get(attributes);
    if (known !== undefined) return known;
    const facts = factsOf(attributes);
    if (this.#remembered.size < mostRemembered) this.#remembered.set(attributes, facts);
    return facts;
  }

  /** Goes behind the next tag of this name, or to the end; false when anything on the way may matter. */
  #goTo(wanted: string | null): boolean {
    const tags = this.#tags;
    let opened = 0;
    for (let piece = tags.next(); piece !== 'end'; piece = tags.next()) {
      const { name } = tags;
      // An address beside the table is to be read, too.
      if (piece === 'text' ? /@|&(?!nbsp;)/.test(tags.text) : piece === 'odd') return false;
      if (piece === 'text') continue;
      if (piece === 'open' && name === wanted) return true;
      if (piece === 'open' && ++opened > mostAround) return false;
      if (piece === 'open' && raw.has(name) ? !tags.skipRawText() : !around.has(name)) return false;
    }
    return wanted === null;
  }
}

/** Whether an element may stand in these; else browsers end one of them before. */
function mayStandIn(open: readonly string[], name: string): boolean {
  return open.length < deepest && !(name === 'A' && open.includes('A')) && !(isBlock(name) && open.includes('P'));
}

function factsOf(attributes: string): Facts | null {
  const found = tellingAttributes(attributes);
  if (found === null) return null;
  const [span, colSpan, rowSpan] = ['span', 'colspan', 'rowspan'].map((name) => found.get(name) ?? '1');
  if (!/^\d{1,3}\t\d{1,3}\t\d{1,4}$/.test(`${span}\t${colSpan}\t${rowSpan}`)) return null;
  const isHidden = isSwitchedOff({
    hasAttribute: (name) => found.has(name),
    getAttribute: (name) => found.get(name) ?? null,
  });
  return { isHidden, span: Number(span) || 1, colSpan: Number(colSpan) || 1, rowSpan: Number(rowSpan) };
}
