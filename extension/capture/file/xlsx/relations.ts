import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';

/** What a part of a workbook refers to. */
interface Relation {
  id: string;
  /** The last word of the type's address, which is the same in the transitional and the strict format. */
  type: string;
  /** A name in the archive, or an address outside of it as it stands, which is never followed. */
  target: string;
  external: boolean;
}

/**
 * The relations of one part (ECMA-376 part 2, 9.3), or of the archive itself for an empty name. Throws `FileRefused`.
 */
export async function readRelations(
  archive: ZipArchive,
  part: string,
  pause: () => Promise<void>,
): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const source = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(source)) return relations;
  await readXml(
    archive,
    source,
    {
      open(name, attributes) {
        if (name !== 'Relationship') return;
        const type = attributes.Type ?? '';
        const target = attributes.Target ?? '';
        const external = attributes.TargetMode === 'External';
        relations.push({
          id: attributes.Id ?? '',
          type: type.slice(type.lastIndexOf('/') + 1),
          target: external ? target : archiveName(folder, target),
          external,
        });
      },
    },
    pause,
  );
  return relations;
}

/** The value of an element's `r:id`, whatever the prefix is. */
export function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
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
