import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';

/** One sheet as the workbook lists it; `part` is the archive's name of its cells. */
export interface SheetEntry {
  name: string;
  part: string;
  hidden: boolean;
}

/** What a workbook (ECMA-376 part 1, 18.2) says of its parts. */
export interface Workbook {
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
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        const relation = relations.find((one) => one.id === id);
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
  const relations = archive.has('_rels/.rels') ? await readRelations(archive, '', pause) : [];
  return relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
}

interface Relation {
  id: string;
  /** The last word of the type's address, which is the same in the transitional and the strict format. */
  type: string;
  target: string;
}

/** What a part refers to (ECMA-376 part 2, 9.3); targets outside of the archive are not followed. */
async function readRelations(archive: ZipArchive, part: string, pause: () => Promise<void>): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations: Relation[] = [];
  await readXml(
    archive,
    `${folder}_rels/${part.slice(folder.length)}.rels`,
    {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
        const type = attributes.Type ?? '';
        relations.push({
          id: attributes.Id ?? '',
          type: type.slice(type.lastIndexOf('/') + 1),
          target: archiveName(folder, attributes.Target ?? ''),
        });
      },
    },
    pause,
  );
  return relations;
}

/** A target relative to a folder as a name in the archive; `..` ends at the archive's top. */
function archiveName(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
