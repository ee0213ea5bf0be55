import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { readRelations, relationId } from './relations.ts';

/** One sheet as the workbook lists it; `part` is the archive's name of its cells. */
interface SheetEntry {
  name: string;
  part: string;
  hidden: boolean;
}

/** What a workbook (ECMA-376 part 1, 18.2) says of its parts. */
interface Workbook {
  sheets: SheetEntry[];
  from1904: boolean;
  /** The archive's names of the shared strings and the styles, or null when the workbook has none. */
  sharedStrings: string | null;
  styles: string | null;
}

/** Reads which sheets there are. Throws `FileRefused`. */
export async function readWorkbook(archive: ZipArchive, pause: () => Promise<void>): Promise<Workbook> {
  const part = await workbookPart(archive, pause);
  const relations = await readRelations(archive, part, pause);
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const existing = (name: string | undefined) => (name !== undefined && archive.has(name) ? name : null);
  const workbook: Workbook = {
    sheets: [],
    from1904: false,
    sharedStrings: existing(target('sharedStrings')),
    styles: existing(target('styles')),
  };
  await readXml(
    archive,
    part,
    {
      open(name, attributes) {
        if (name === 'workbookPr') workbook.from1904 = isTrue(attributes.date1904);
        if (name !== 'sheet') return;
        const id = relationId(attributes);
        const relation = relations.find((one) => one.id === id && !one.external);
        // Chart sheets and macro sheets stand in the same list.
        if (relation?.type !== 'worksheet') return;
        const hidden = (attributes.state ?? 'visible') !== 'visible';
        workbook.sheets.push({ name: attributes.name ?? '', part: relation.target, hidden });
      },
    },
    pause,
  );
  return workbook;
}

/** Whether an attribute says yes (XML Schema's boolean). */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

async function workbookPart(archive: ZipArchive, pause: () => Promise<void>): Promise<string> {
  const relations = await readRelations(archive, '', pause);
  return relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
}
