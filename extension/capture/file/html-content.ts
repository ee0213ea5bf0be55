import type { FileNote, FilePart, FileReading } from './file-capture.ts';

/** What an HTML document holds: its table when that is the whole list, else its text. */
export function htmlContent(html: string, { htmlTable, htmlText }: FileReading): Pick<FilePart, 'content' | 'notes'> {
  const table = htmlTable(html);
  if (!table) return { content: { kind: 'text', text: htmlText(html) }, notes: [] };
  const notes: FileNote[] = [];
  if (table.hiddenRows > 0) notes.push({ kind: 'hidden-rows', count: table.hiddenRows });
  if (table.hiddenColumns > 0) notes.push({ kind: 'hidden-columns', count: table.hiddenColumns });
  return { content: { kind: 'grid', cells: table.cells }, notes };
}
