import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './command.ts';

/** The path of the first of these programs that is in the PATH, or null. */
export function programInPath(...names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Installs packages by the system's package manager where that is apt and we may; whether they are there then. */
export async function installPackages(...packages: readonly string[]): Promise<boolean> {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], env);
  return (await runQuietly('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], env)).ok;
}
