import Papa from 'papaparse';

/** One record of a delimited text. */
export interface TextRow {
  /** The line where it begins, from 1. */
  line: number;
  cells: string[];
  /** Whether a quote was opened and never closed: the quote was then read as a plain character. */
  brokenQuote: boolean;
}

/** Characters given to the parser at once: some milliseconds of work. */
const blockLength = 64 * 1024;
/** A quoted cell may run over this many characters before its quote counts as never closed. */
const longestQuoted = 512 * 1024;
/** One line longer than this is no record, and its quotes are not worth the time. */
const longestBlock = 4 * longestQuoted;
/** After so many quotes that never close, quotes no longer run over line ends: it keeps hostile text linear. */
const brokenQuotesAllowed = 8;

/**
 * Cuts a text into records, block by block: one array of records for each step of work. Quoted cells may hold
 * delimiters and line ends. A quote that never closes spoils its own line only. Expects line ends to be LF.
 */
export function* csvRows(text: string, delimiter: string, skippedLines = 0): Generator<TextRow[], void> {
  let start = offsetOfLine(text, skippedLines);
  let line = 1 + skippedLines;
  let length = blockLength;
  let broken = 0;
  while (start < text.length) {
    const end = endOfBlock(text, start, length);
    const block = text.slice(start, end);
    if (!block.includes('"') || block.length > longestBlock) {
      const rows = block.includes('"') ? literalRows(block, delimiter, line) : plainRows(block, delimiter, line);
      line += rows.length;
      start = end;
      yield rows;
      continue;
    }
    const splitRows = plainlyQuotedRows(block, delimiter, line);
    if (splitRows) {
      line += splitRows.length;
      start = end;
      length = blockLength;
      yield splitRows;
      continue;
    }
    const parsed = parseQuoted(block, delimiter, line, end < text.length);
    if (parsed.used > 0) {
      start += parsed.used;
      line = parsed.nextLine;
      length = blockLength;
      yield parsed.rows;
    } else if (length < longestQuoted && end < text.length && broken < brokenQuotesAllowed) {
      length *= 4;
      yield [];
    } else {
      broken++;
      const stop = broken < brokenQuotesAllowed ? endOfLine(text, start) : end;
      const rows = literalRows(text.slice(start, stop), delimiter, line);
      line += rows.length;
      start = stop;
      length = blockLength;
      yield rows;
    }
  }
}

function endOfBlock(text: string, start: number, length: number): number {
  if (start + length >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', start + length);
  return lineEnd >= start ? lineEnd + 1 : endOfLine(text, start + length);
}

function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

/** The records of a block of whole lines without a quote. */
function plainRows(block: string, delimiter: string, firstLine: number): TextRow[] {
  return linesOf(block).map((line, index) => ({
    line: firstLine + index,
    cells: line.split(delimiter),
    brokenQuote: false,
  }));
}

function linesOf(block: string): string[] {
  return (block.endsWith('\n') ? block.slice(0, -1) : block).split('\n');
}

/** Every quote is a plain character here. */
function literalRows(block: string, delimiter: string, firstLine: number): TextRow[] {
  return plainRows(block, delimiter, firstLine).map((row) => ({
    ...row,
    brokenQuote: row.cells.some((cell) => cell.includes('"')),
  }));
}

/**
 * The records of a block in which quotes stand only around whole cells of one line, as in nearly every file: splitting
 * is twice as fast as parsing. Null when a quote stands anywhere else.
 */
function plainlyQuotedRows(block: string, delimiter: string, firstLine: number): TextRow[] | null {
  if (Papa.BAD_DELIMITERS.includes(delimiter)) return null;
  const rows: TextRow[] = [];
  let end = -1;
  let quote = block.indexOf('"');
  for (const line of linesOf(block)) {
    end += line.length + 1;
    const isQuoted = quote >= 0 && quote < end;
    const cells = isQuoted ? plainlyQuotedCells(line, delimiter) : line.split(delimiter);
    if (cells === null) return null;
    if (isQuoted) quote = block.indexOf('"', end);
    rows.push({ line: firstLine + rows.length, cells, brokenQuote: false });
  }
  return rows;
}

function plainlyQuotedCells(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let start = 0; ; ) {
    const isQuoted = line.startsWith('"', start);
    const close = isQuoted ? line.indexOf('"', start + 1) : line.indexOf(delimiter, start);
    if (isQuoted && close < 0) return null;
    const cell = close < 0 ? line.slice(start) : line.slice(isQuoted ? start + 1 : start, close);
    if (!isQuoted && cell.includes('"')) return null;
    cells.push(cell);
    const end = close < 0 ? line.length : isQuoted ? close + 1 : close;
    if (end === line.length) return cells;
    if (!line.startsWith(delimiter, end)) return null;
    start = end + delimiter.length;
  }
}

interface ParsedBlock {
  rows: TextRow[];
  /** Characters of the block that the rows came from; 0 when its first record does not end in it. */
  used: number;
  nextLine: number;
}

function parseQuoted(block: string, delimiter: string, firstLine: number, isMore: boolean): ParsedBlock {
  const tight = block.includes(' "') ? withoutSpaceBeforeQuotes(block, delimiter) : block;
  const shift = block.length - tight.length;
  const parsed = Papa.parse<string[]>(tight, { delimiter, newline: '\n' });
  const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
  const records = unclosed ? parsed.data.slice(0, -1) : parsed.data;
  if (!unclosed && block.endsWith('\n')) records.pop();
  const rows: TextRow[] = [];
  let line = firstLine;
  for (const cells of records) {
    rows.push({ line, cells, brokenQuote: false });
    line += 1 + lineEndsIn(cells);
  }
  if (!unclosed) return { rows, used: block.length, nextLine: line };
  if (!isMore && shift === 0 && rows.length === 0) return { rows, used: 0, nextLine: line };
  return { rows, used: offsetOfLine(block, line - firstLine), nextLine: line };
}

/** A quote counts at the beginning of its cell; lists typed by hand have a space before it. */
function withoutSpaceBeforeQuotes(block: string, delimiter: string): string {
  const sign = delimiter === '\t' ? '\\t' : delimiter === '|' ? '\\|' : delimiter;
  return block.replace(new RegExp(`(^|[\n${sign}])[ ]{1,3}"(?!")`, 'g'), '$1"');
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  }
  return count;
}

/** Where the n-th line of a block begins. */
function offsetOfLine(block: string, lines: number): number {
  let offset = 0;
  for (let count = 0; count < lines; count++) offset = block.indexOf('\n', offset) + 1;
  return offset;
}
