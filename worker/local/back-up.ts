import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isErrorCode, lockFile } from './state-lock.ts';

/** Pages that are copied at a time: between two times a writer would make SQLite begin anew. */
const allPages = 2 ** 31 - 1;

/**
 * Copies what a local space cannot make again into a new folder: its databases, as they are at one moment each, and what
 * stands beside them: its secrets, without which sealed passwords stay sealed and links in mails are dead, its ports,
 * which links and connections name, and its owner's password. The space may run meanwhile. The copy is laid out as a
 * state folder: put in the place of one, it is started as it is. Throws a sentence when the target exists or there is
 * nothing to copy.
 */
export async function backUp(stateFolder: string, target: string): Promise<void> {
  const files = await databasesIn(join(stateFolder, 'data'));
  await mkdir(dirname(target), { recursive: true });
  await mkdir(target, { mode: 0o700 }).catch((error: unknown) => {
    if (!isErrorCode(error, 'EEXIST')) throw error;
    throw new Error(`${target} exists already. Name a folder that is not there yet.`);
  });
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
  for (const file of await readdir(stateFolder)) {
    if (!file.endsWith('.json') || file === lockFile) continue;
    await copyFile(join(stateFolder, file), join(target, file));
  }
}

async function databasesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (!isErrorCode(error, 'ENOENT')) throw error;
    throw new Error('there is no space here yet. "npm start" makes one.');
  });
  return files.filter((name) => name.endsWith('.sqlite'));
}
