import Papa from 'papaparse';
import { drained } from '../../shared/reading/drained.ts';
import type { CapturedContent } from '../../shared/reading/reading.ts';
import { htmlTableInSteps } from './html-table.ts';
import type { Pasted } from './pasted.ts';

/** What the admin should know about a capture before trusting it. */
export type CaptureNote =
  | { kind: 'hidden-rows'; count: number }
  | { kind: 'hidden-columns'; count: number }
  /** LibreOffice's plain text holds rows that are hidden in the sheet; its HTML does not. */
  | { kind: 'rows-differ'; shown: number; plain: number };

/** Something grabbed, ready to be read. */
export interface Capture {
  content: CapturedContent;
  notes: CaptureNote[];
}

/** A table when one was copied, else the plain text. */
export function captureOf(pasted: Pasted): Capture {
  return drained(captureInSteps(pasted));
}

/** The same in steps, which are short for whatever a spreadsheet or a browser copies. */
export function* captureInSteps({ html, plain }: Pasted): Generator<undefined, Capture> {
  const table = html === '' ? null : yield* htmlTableInSteps(html);
  if (!table) return { content: { kind: 'text', text: plain }, notes: [] };
  const notes: CaptureNote[] = [];
  if (table.hiddenRows > 0) notes.push({ kind: 'hidden-rows', count: table.hiddenRows });
  if (table.hiddenColumns > 0) notes.push({ kind: 'hidden-columns', count: table.hiddenColumns });
  const rows = table.cells.length + table.hiddenRows;
  const plainRows = isFromLibreOffice(html) ? rowsBeyond(plain.trimEnd(), rows) : 0;
  if (plainRows > rows) notes.push({ kind: 'rows-differ', shown: table.cells.length, plain: plainRows });
  return { content: { kind: 'grid', cells: table.cells }, notes };
}

/** How many rows a text has; 0 when its line ends, which cells may hold too, show that they are no more than so many. */
function rowsBeyond(plain: string, known: number): number {
  const lineEnd = /[\r\n]/g;
  let lines = 1;
  while (lines <= known && lineEnd.test(plain)) lines += 1;
  return lines <= known ? 0 : Papa.parse(plain, { delimiter: '\t' }).data.length;
}

/** Its HTML names the program in a `<meta name="generator">` at the top. */
function isFromLibreOffice(html: string): boolean {
  return html.slice(0, 2000).includes('LibreOffice');
}
