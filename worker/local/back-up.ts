import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** Pages that are copied at a time: between two times a writer would make SQLite begin anew. */
const allPages = 2 ** 31 - 1;

/**
 * Copies what a local space cannot make again into a new folder: its databases, as they are at one moment each, and its
 * secrets, without which sealed passwords stay sealed and links in mails are dead. The space may run meanwhile. The
 * copy is laid out as a state folder: put in the place of one, it is started as it is. Throws when the target exists or
 * there is nothing to copy.
 */
export async function backUp(stateFolder: string, target: string): Promise<void> {
  const files = await databasesIn(join(stateFolder, 'data'));
  await mkdir(dirname(target), { recursive: true });
  await mkdir(target, { mode: 0o700 });
  for (const file of files) {
    const copy = join(target, 'data', file);
    await mkdir(dirname(copy), { recursive: true });
    // Read only: the file bears no second writer. What stands in its log only (WAL) is in the copy, too.
    const source = new DatabaseSync(join(stateFolder, 'data', file), { readOnly: true });
    try {
      await backup(source, copy, { rate: allPages });
    } finally {
      source.close();
    }
  }
  await copyFile(join(stateFolder, 'secrets.json'), join(target, 'secrets.json'));
}

async function databasesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sqlite'));
}
