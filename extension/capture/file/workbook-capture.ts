import { type FileCapture, type FileNote, type FilePart, FileRefused } from './file-capture.ts';

/** The visible sheets of a workbook in its order, and the names of the others. */
export interface SheetsRead {
  sheets: FilePart[];
  hiddenSheets: string[];
}

/** The sheets that hold something as a capture, with notes about the others. Throws `FileRefused` when none does. */
export function workbookCapture(kind: 'xlsx' | 'ods', { sheets, hiddenSheets }: SheetsRead): FileCapture {
  const parts = sheets.filter(hasContent);
  if (parts.length === 0) throw new FileRefused({ code: 'file-without-content', hiddenSheets });
  const emptySheets = sheets
    .filter((sheet) => !hasContent(sheet))
    .map(({ place }) => (place.kind === 'sheet' ? place.name : ''));
  const notes: FileNote[] = [];
  if (hiddenSheets.length > 0) notes.push({ kind: 'hidden-sheets', names: hiddenSheets });
  // New workbooks come with empty sheets; one that is empty only because its rows are hidden says so.
  if (emptySheets.length > 0) notes.push({ kind: 'empty-sheets', names: emptySheets });
  return { kind, parts, notes };
}

function hasContent({ content, notes }: FilePart): boolean {
  return notes.length > 0 || content.kind === 'text' || content.cells.length > 0;
}
