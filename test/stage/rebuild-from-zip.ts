import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZipArchive } from '../../extension/capture/file/zip-archive.ts';
import { runQuietly } from './command.ts';
import { project } from './project.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * Builds the Firefox extension from a source zip alone, in a folder of its own, and compares it with a build. The
 * dependencies are those that are installed here: the zip has the lock file that they were installed from. Returns the
 * files that differ, lack or are too many; rejects if the source does not build.
 */
export async function differencesOfRebuild(sourceZip: string, build: string): Promise<string[]> {
  const folder = await temporaryFolder();
  try {
    await unpack(sourceZip, folder.path);
    symlinkSync(join(project, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
    const wxt = join(folder.path, 'node_modules/wxt/bin/wxt.mjs');
    const { ok, output } = await runQuietly(
      process.execPath,
      [wxt, 'build', '-b', 'firefox', '--mv3'],
      {},
      folder.path,
    );
    if (!ok) throw new Error(`The source does not build.\n${output}`);
    return differences(filesOf(build), filesOf(join(folder.path, '.output/firefox-mv3')));
  } finally {
    await folder.remove();
  }
}

async function unpack(zip: string, folder: string): Promise<void> {
  const archive = new ZipArchive(new Uint8Array(readFileSync(zip)));
  for (const name of archive.names()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.unpack(name)) pieces.push(piece);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), Buffer.concat(pieces));
  }
}

/** The files of a build by their paths. */
function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}

function differences(expected: ReadonlyMap<string, Buffer>, found: ReadonlyMap<string, Buffer>): string[] {
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.filter((name) => {
    const [one, other] = [expected.get(name), found.get(name)];
    return !one || !other || !one.equals(other);
  });
}
