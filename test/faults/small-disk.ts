import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../stage/temporary-folder.ts';

const run = promisify(execFile);

/** A disk of its own for a folder, small enough to be filled to its last octet. */
export interface SmallDisk {
  fill(): void;
  /** Frees what `fill` took. */
  free(): void;
  unmount(): Promise<void>;
}

/** Mounts a disk in memory at a folder, which is made. Throws where that is not allowed. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  mkdirSync(folder, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    async unmount() {
      await run('umount', ['--lazy', folder]);
    },
  };
}

/** Whether this machine lets us mount disks: as a rule root on Linux alone may. */
export async function canMountDisks(): Promise<boolean> {
  const folder = await temporaryFolder();
  try {
    const disk = await mountSmallDisk(join(folder.path, 'disk'), 1);
    await disk.unmount();
    return true;
  } catch {
    return false;
  } finally {
    await folder.remove();
  }
}

/** In pieces that get smaller, so that no gap is left in which a page of a database would have room. */
function writeUntilFull(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (const size of [1024 * 1024, 4096, 1]) {
      const piece = new Uint8Array(size);
      while (hasRoomFor(file, piece));
    }
  } finally {
    closeSync(file);
  }
}

function hasRoomFor(file: number, piece: Uint8Array): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
