import Papa from 'papaparse';
import type { CapturedContent } from '../../shared/reading/reading.ts';
import { htmlTable } from './html-table.ts';
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
export function captureOf({ html, plain }: Pasted): Capture {
  const table = html === '' ? null : htmlTable(html);
  if (!table) return { content: { kind: 'text', text: plain }, notes: [] };
  const notes: CaptureNote[] = [];
  if (table.hiddenRows > 0) notes.push({ kind: 'hidden-rows', count: table.hiddenRows });
  if (table.hiddenColumns > 0) notes.push({ kind: 'hidden-columns', count: table.hiddenColumns });
  const plainRows = isFromLibreOffice(html) ? Papa.parse(plain.trimEnd(), { delimiter: '\t' }).data.length : 0;
  if (plainRows > table.cells.length + table.hiddenRows) {
    notes.push({ kind: 'rows-differ', shown: table.cells.length, plain: plainRows });
  }
  return { content: { kind: 'grid', cells: table.cells }, notes };
}

/** Its HTML names the program in a `<meta name="generator">` at the top. */
function isFromLibreOffice(html: string): boolean {
  return html.slice(0, 2000).includes('LibreOffice');
}
