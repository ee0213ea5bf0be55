import { chooseForm, sampleOf } from './choose-form.ts';
import { csvRows, type TextRow } from './csv-rows.ts';
import { drained } from './drained.ts';
import { withPlainBars } from './drawn-tables.ts';
import { plainLineEnds } from './line-ends.ts';
import { readAddresses } from './read-addresses.ts';
import { readGrid } from './read-grid.ts';
import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from './reading.ts';

/** Characters of a row of text, about. */
const usualRowLength = 64;

/** Reads a capture in one go; see `readInSlices`, which this drains. */
export function readPeople(content: CapturedContent, choices: ReadingChoices = {}): Reading {
  return drained(readInSlices(content, choices));
}

/**
 * Reads a capture step by step: no step takes longer than about 10 ms, so that a page can breathe in between. The time
 * is linear in the input, no input makes it throw, and nothing is lost: what is no person is a leftover.
 */
export function* readInSlices(
  content: CapturedContent,
  choices: ReadingChoices = {},
): Generator<ReadingProgress, Reading> {
  if (content.kind === 'grid') {
    const reading = yield* readGrid(gridRows(content.cells), content.cells.length, content.cells.length, choices);
    return reading ?? (yield* readAddresses(content.cells.map(joinCells).join('\n')));
  }
  const plain = yield* plainLineEnds(content.text);
  const text = withPlainBars(plain, sampleOf(plain));
  const form = chooseForm(text);
  if (form.form === 'addresses') return yield* readAddresses(content.text);
  const reading = yield* readGrid(
    csvRows(text, form.delimiter, form.skippedLines),
    text.length,
    text.length / usualRowLength,
    choices,
  );
  return reading ?? (yield* readAddresses(content.text));
}

function* gridRows(cells: readonly string[][]): Generator<TextRow[], void> {
  for (let start = 0; start < cells.length; start += 1000) {
    yield cells
      .slice(start, start + 1000)
      .map((row, index) => ({ line: start + index + 1, cells: row, brokenQuote: false }));
  }
}

/** A row without known columns as one line of free text. */
function joinCells(row: readonly string[]): string {
  return row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t');
}
