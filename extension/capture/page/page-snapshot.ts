import * as v from 'valibot';
import { pieceLength } from './walk/walk-limits.ts';

/** How an element stands in its text: on lines of its own, apart from the words around it, or among them. */
const flows = ['block', 'box', 'inline'] as const;

/** What the classes of an hCard or the properties of microdata call a part of a person. */
const personProps = ['person', 'name', 'given', 'family', 'email'] as const;

const Text = v.pipe(v.string(), v.maxLength(2 * pieceLength));
const Word = v.pipe(v.string(), v.maxLength(40));

/** An element of the page begins; only what says something about people is told of it. */
const Opening = v.object({
  /** In lower case; of a table made of other elements, that of a table's element (`table`, `tr`, `th`, `td`). */
  tag: Word,
  flow: v.picklist(flows),
  /** A `mailto:` link as it stands, or an attribute that is said to hold an address. */
  mail: v.exactOptional(Text),
  /** The hexadecimal text of Cloudflare's address protection. */
  guarded: v.exactOptional(Text),
  /** The words for a picture, or the name that a link gives to a card. */
  alt: v.exactOptional(Text),
  props: v.exactOptional(v.pipe(v.array(v.picklist(personProps)), v.maxLength(5))),
  /** Columns and rows that a cell covers. */
  span: v.exactOptional(v.tuple([v.number(), v.number()])),
  /** Off the screen, transparent, without size, or in a form's field: there, but perhaps not meant to be read. */
  isFaint: v.exactOptional(v.literal(true)),
  /** A style sheet turns its letters round. */
  isReversed: v.exactOptional(v.literal(true)),
});
/** See the schema. */
export type Opening = v.InferOutput<typeof Opening>;

/** An element of which nothing more is told, as most are. */
const Kind = v.object({ tag: Word, flow: v.picklist(flows) });
/** See the schema. */
export type Kind = v.InferOutput<typeof Kind>;

const KindNumber = v.pipe(v.number(), v.integer());

/**
 * A text; the beginning of an element, or the number of its kind, counted from 1 in the order in which a walk tells of
 * kinds; the end (0) of the one that began last; or a negative number: an element of this kind that is a line without any
 * sign of an address. The text behind it is all that it holds, and it ends there. A page has tens of thousands, and a
 * union would write down for each which of them it is not.
 */
export const Piece = v.lazy((piece) =>
  typeof piece === 'string' ? Text : typeof piece === 'number' ? KindNumber : Opening,
);
/** See the schema of the same name. */
export type Piece = v.InferOutput<typeof Piece>;

/** What a walk begins with. */
export const WalkBegun = v.object({
  url: v.string(),
  title: v.string(),
  /** As the server called it: `text/html`, `application/pdf`. */
  contentType: v.string(),
  scope: v.picklist(['page', 'selection']),
});
/** See the schema of the same name. */
export type WalkBegun = v.InferOutput<typeof WalkBegun>;

/** One slice of the walk over a page. */
export const WalkSlice = v.object({
  /** Slices of the same walk before it: several are asked for at once. */
  number: v.number(),
  /** Those met for the first time. */
  kinds: v.array(Kind),
  pieces: v.array(Piece),
  /** Null while there is more to come. */
  end: v.nullable(
    v.object({
      /** Whether the page was too large to be walked to its end. */
      isCut: v.boolean(),
      /** Frames of other sites, which cannot be looked into. */
      foreignFrames: v.number(),
      /** What looks like an address in parts of the page that are not shown, as it stands there. */
      unseen: v.array(v.string()),
      /** JSON-LD blocks. */
      json: v.array(v.string()),
    }),
  ),
});
/** See the schema of the same name. */
export type WalkSlice = v.InferOutput<typeof WalkSlice>;

/** What the extension asks of the script in the page. */
export type PageRequest =
  | { ask: 'begin'; scope: 'page' | 'selection-or-page' }
  | { ask: 'next' }
  | { ask: 'highlight'; addresses: string[] }
  | { ask: 'clear' };
