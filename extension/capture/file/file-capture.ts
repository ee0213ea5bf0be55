import type { TextEncoding } from '../../../shared/reading/decode-text.ts';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { TableGrid } from '../grid-of-rows.ts';

/** A file as it was dropped or chosen. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** What reading a file needs from the page that it runs in. */
export interface FileReading {
  /** The table of an HTML document, or null when taking it alone would lose addresses; it takes a DOM. */
  htmlTable: (html: string) => TableGrid | null;
  /** All text of an HTML document as a reader of the page sees it. */
  htmlText: (html: string) => string;
  /** Lets the page breathe; awaited about every 10 ms of work. */
  pause: () => Promise<void>;
}

/** What a file turned out to be, whatever its name says. */
export type FileKind = 'text' | 'xlsx' | 'ods' | 'vcard' | 'mail' | 'html';

/** Where a part stands in its file; the screens put it into words. */
export type PartPlace =
  | { kind: 'whole' }
  /** One visible sheet of a workbook. */
  | { kind: 'sheet'; name: string }
  /** The people of a mail's From, To, Cc, Bcc and Reply-To. */
  | { kind: 'correspondents' }
  /** What a mail says, which may hold a list itself. */
  | { kind: 'message' };

/**
 * One list that a file holds; of several the admin chooses. Places in its reading are the file's own rows and columns.
 */
export interface FilePart {
  place: PartPlace;
  content: CapturedContent;
  /** What concerns this part only. */
  notes: FileNote[];
}

/** What the admin should know about a file before trusting what was read. */
export type FileNote =
  /** The name promises something else than the bytes hold. */
  | { kind: 'other-kind'; extension: string; found: FileKind }
  /** Text that is not UTF-8, with the first words of it that other encodings would spoil. */
  | { kind: 'encoding'; encoding: TextEncoding; sample: string }
  /** Text that was encoded twice and is repaired, with the first place of it. */
  | { kind: 'encoding-repaired'; before: string; after: string }
  /** Bytes that fit no character. */
  | { kind: 'unreadable-characters'; count: number }
  /** Rows with content that somebody hid: left out. */
  | { kind: 'hidden-rows'; count: number }
  /** Rows with content that a filter hides: left out. */
  | { kind: 'filtered-rows'; count: number }
  /** Columns with content that somebody hid: left out. */
  | { kind: 'hidden-columns'; count: number }
  | { kind: 'hidden-sheets'; names: string[] }
  | { kind: 'empty-sheets'; names: string[] }
  /** Cells that a formula fills, read by the value that was last calculated. */
  | { kind: 'formulas'; count: number }
  /** Formulas that were never calculated, read as their text; `first` is a cell such as `C4`. */
  | { kind: 'formulas-without-value'; count: number; first: string }
  /** Cells that show an error such as `#N/A`, read as empty. */
  | { kind: 'error-cells'; count: number; first: string; text: string }
  /** Merged cells whose text was repeated in each of their rows. */
  | { kind: 'merged-cells'; count: number }
  /** Addresses that stand only in the links of cells: read into a column of their own after the last one. */
  | { kind: 'linked-addresses'; count: number }
  /** Cards that hold no address, by their names. */
  | { kind: 'cards-without-address'; count: number; first: string }
  /** Files inside a mail, which are not looked into. */
  | { kind: 'attachments'; names: string[] };

/** What a file holds, ready to be read. */
export interface FileCapture {
  kind: FileKind;
  /** At least one, in the file's order. */
  parts: FilePart[];
  /** What concerns the whole file. */
  notes: FileNote[];
}

/** What is recognised only to say how to get the list out of it. */
export type UnreadableKind =
  | 'pdf'
  | 'image'
  | 'old-workbook'
  | 'binary-workbook'
  | 'xml-workbook'
  | 'numbers'
  | 'word'
  | 'presentation'
  | 'rich-text'
  | 'outlook-message'
  | 'archive'
  | 'binary';

/** Why a file is refused, with what shows it. */
export type FileProblem =
  /** Removed, changed or locked since it was chosen, or a folder; `detail` is the browser's name for it. */
  | { code: 'file-gone'; detail: string }
  | { code: 'file-empty' }
  /** Every row is empty, or every sheet is hidden. */
  | { code: 'file-without-content'; hiddenSheets: string[] }
  /** In bytes. */
  | { code: 'file-too-large'; size: number; limit: number }
  /** More cells, or more text in them, than a page can hold. */
  | { code: 'file-too-many-cells'; limit: number }
  /** A small file that would unpack to more than a list ever needs; `part` is the piece of it that does. */
  | { code: 'file-unpacks-too-large'; part: string; limit: number }
  | { code: 'file-encrypted' }
  /** `part` is the piece that cannot be read, `detail` what the parser says, in English. */
  | { code: 'file-damaged'; part: string; detail: string }
  | { code: 'file-not-a-list'; found: UnreadableKind }
  /** A web page with neither a table nor an address. */
  | { code: 'file-page-without-list' }
  /** Cards without a single address; `first` is the first card's name. */
  | { code: 'file-without-addresses'; cards: number; first: string };

/** Stops the reading of a file wherever it is; `readFile` turns it into its answer. */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
