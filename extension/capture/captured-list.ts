import * as v from 'valibot';
import { CaptureSource } from './capture-source.ts';

/**
 * How somebody stood on a page: `link` (a mailto: address), `text`, `protected` (Cloudflare's address protection),
 * `disguised` (`name [at] place`), `structured` (JSON-LD, hCard).
 */
const findKinds = ['link', 'text', 'protected', 'disguised', 'structured'] as const;

/**
 * Why somebody may not belong to the list as captured: `faint` (the address can hardly be seen, or stands in a field),
 * `guessed` (the address was made of words that may be prose), `name` (the name may be of somebody else).
 */
const findDoubts = ['faint', 'guessed', 'name'] as const;
/** See `findDoubts`. */
export type FindDoubt = (typeof findDoubts)[number];

/** One row of a captured grid that names somebody: where it stood on the page, and how sure that is. */
const Find = v.object({
  /** Row of the grid, from 0. */
  row: v.number(),
  /** The nearest words before it: a heading, or the beginning of its row or card. */
  where: v.string(),
  how: v.picklist(findKinds),
  /** Null: there is none. */
  doubt: v.nullable(v.picklist(findDoubts)),
});
/** See the schema. */
export type Find = v.InferOutput<typeof Find>;

/** One table of a page, the people beside its tables, or the cells of a sheet. */
const CapturedPart = v.object({
  /** The heading above it, or an empty text. */
  heading: v.string(),
  /** With its header row, where it has one; it is read like every other grid. */
  cells: v.array(v.array(v.string())),
  /** For parts of pages; empty for a sheet. */
  finds: v.array(Find),
  /** Rows of the grid that the admin has unticked. */
  leftOut: v.array(v.number()),
});
/** See the schema. */
export type CapturedPart = v.InferOutput<typeof CapturedPart>;

/** What the admin should know before trusting a capture; the kinds are those of `captureNoteWords`. */
const ListNote = v.object({ kind: v.string(), count: v.exactOptional(v.number()), text: v.exactOptional(v.string()) });
/** See the schema. */
export type ListNote = v.InferOutput<typeof ListNote>;

/** What was captured from a page or a sheet, ready to be read; several of them wait in the basket for one batch. */
export const CapturedList = v.object({
  source: CaptureSource,
  parts: v.array(CapturedPart),
  notes: v.array(ListNote),
});
/** See the schema of the same name. */
export type CapturedList = v.InferOutput<typeof CapturedList>;
