import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow, project } from '../../stage/project.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { editedSource } from './edited-source.ts';
import type { Mutant } from './mutant.ts';

/** The project once more, in a folder of its own, to be broken. */
export interface TreeCopy {
  path: string;
  /** Makes it a mutant while something is done; answers why that cannot be, or what the work has found. */
  mutated<T>(edits: Mutant['edits'], work: () => Promise<T>): Promise<{ found: T } | { trouble: string }>;
  remove(): Promise<void>;
}

/** Copies what people wrote, and what WXT makes of it; the dependencies are the same ones. */
export async function copyTree(): Promise<TreeCopy> {
  const folder = await temporaryFolder();
  for (const path of filesBelow('')) {
    await mkdir(join(folder.path, dirname(path)), { recursive: true });
    await cp(join(project, path), join(folder.path, path));
  }
  await cp(join(project, '.wxt'), join(folder.path, '.wxt'), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  return {
    ...folder,
    async mutated(edits, work) {
      const sources = new Map<string, string>();
      try {
        for (const edit of edits) {
          const file = join(folder.path, edit.file);
          const source = await readFile(file, 'utf8');
          if (!sources.has(file)) sources.set(file, source);
          const result = editedSource(source, edit);
          if ('trouble' in result) return result;
          await writeFile(file, result.edited);
        }
        return { found: await work() };
      } finally {
        for (const [file, source] of sources) await writeFile(file, source);
      }
    },
  };
}
