import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { builtInFormat, type NumberFormat, numberFormat } from './number-format.ts';

/**
 * The number format of each cell style, by the number that cells carry (ECMA-376 part 1, 18.8.10). Throws
 * `FileRefused`.
 */
export async function readCellFormats(
  archive: ZipArchive,
  part: string,
  pause: () => Promise<void>,
): Promise<NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  await readXml(
    archive,
    part,
    {
      open(name, attributes) {
        if (name === 'numFmt') {
          codes.set(Number(attributes.numFmtId), numberFormat(attributes.formatCode ?? ''));
        } else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats) {
          const id = Number(attributes.numFmtId ?? 0);
          formats.push(codes.get(id) ?? builtInFormat(id));
        }
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    pause,
  );
  return formats;
}
