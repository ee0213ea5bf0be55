import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a separator at the end. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/** What tools make and git ignores; nobody wrote what is inside. */
const madeFolders = new Set(['node_modules', '.git', '.output', '.wxt', '.rollcall', '.wrangler', '.deployed']);

/** The files that people wrote below a folder of the project, as paths from the project's folder with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true })
    .filter((entry) => !madeFolders.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
