import { type FileReading, FileRefused } from '../file-capture.ts';
import type { SheetsRead } from '../workbook-capture.ts';
import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { OdsContent } from './ods-content.ts';

/**
 * Reads the visible sheets of an OpenDocument spreadsheet: cells as they were last calculated and shown. Throws
 * `FileRefused`.
 */
export async function readOds(archive: ZipArchive, { pause }: Pick<FileReading, 'pause'>): Promise<SheetsRead> {
  if (archive.has('META-INF/manifest.xml')) {
    const refuseEncrypted = (name: string) => {
      if (name === 'encryption-data') throw new FileRefused({ code: 'file-encrypted' });
    };
    await readXml(archive, 'META-INF/manifest.xml', { open: refuseEncrypted }, pause);
  }
  const content = new OdsContent();
  await readXml(archive, 'content.xml', content, pause);
  return { sheets: content.sheets, hiddenSheets: content.hiddenSheets };
}
