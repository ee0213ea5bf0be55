import type { FilePart, FileReading } from '../file-capture.ts';
import type { CellCount } from '../sheet-grid.ts';
import type { SheetsRead } from '../workbook-capture.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { readCellFormats } from './cell-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readWorkbook } from './workbook.ts';
import { type CellSources, readWorksheet } from './worksheet.ts';

/**
 * Reads the visible sheets of an Excel workbook: cells as they were last calculated and shown. Macros, pictures, charts
 * and links to other files are not even unpacked. Throws `FileRefused`.
 */
export async function readXlsx(archive: ZipArchive, { pause }: Pick<FileReading, 'pause'>): Promise<SheetsRead> {
  const workbook = await readWorkbook(archive, pause);
  const sources: CellSources = {
    sharedStrings: workbook.sharedStrings ? await readSharedStrings(archive, workbook.sharedStrings, pause) : [],
    formats: workbook.styles ? await readCellFormats(archive, workbook.styles, pause) : [],
    from1904: workbook.from1904,
  };
  const count: CellCount = { cells: 0, characters: 0 };
  const sheets: FilePart[] = [];
  for (const { name, part, hidden } of workbook.sheets) {
    if (hidden) continue;
    const { cells, notes } = await readWorksheet(archive, part, sources, count, pause);
    sheets.push({ place: { kind: 'sheet', name }, content: { kind: 'grid', cells }, notes });
  }
  return { sheets, hiddenSheets: workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name) };
}
