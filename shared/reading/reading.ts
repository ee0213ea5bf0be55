import type { Person, PersonField } from '../people/person.ts';
import type { PersonProblem } from '../people/person-problem.ts';

/** What was captured, before it is read: free text, or cells that already stand in rows and columns. */
export type CapturedContent = { kind: 'text'; text: string } | { kind: 'grid'; cells: string[][] };

/** Where something stands in the capture; lines and columns count from 1. In free text, column counts UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** What a column can hold: a person's field, a name still to be split, or nothing that we use (null). */
export type ColumnMeaning = PersonField | 'fullName' | null;

/** One column of a grid, what it was taken for, and how sure that is. */
export interface Column {
  /** Position in the grid, from 0. */
  index: number;
  /** The header as it stands, or an empty text when there is none. */
  header: string;
  meaning: ColumnMeaning;
  /** From 0 (a guess) to 1 (header and values agree). */
  confidence: number;
}

/** One person read from the capture. */
export interface ReadRow {
  place: Place;
  /** Other places that named the same person and were merged into this row. */
  alsoAt: Place[];
  person: Person;
  problems: PersonProblem[];
}

/** A piece of the capture that no person could be read from; nothing is dropped, it is listed here. */
export interface Leftover {
  place: Place;
  text: string;
}

/** The result of reading a capture. */
export interface Reading {
  form: 'addresses' | 'grid';
  /** Empty for a list of addresses. */
  columns: Column[];
  /** The line of the header row, or null when there is none. */
  headerLine: number | null;
  rows: ReadRow[];
  leftovers: Leftover[];
}

/** How far a reading is, in units of the input (characters, or rows of a grid). */
export interface ReadingProgress {
  done: number;
  total: number;
  /**
   * What was read of a long table so far, told once, when its columns are known: its rows are the first ones of the whole
   * reading, in which later mentions of the same people may be merged into them.
   */
  first?: Reading;
}

/** Choices of the admin that override what the reader would find by itself. */
export interface ReadingChoices {
  /** The meaning of each column by its index; a column that is absent keeps what the reader finds. */
  meanings?: ReadonlyMap<number, ColumnMeaning>;
}
