import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from '../../stage/project.ts';

/** Where other products are: beside what `npm start` keeps, and never among this project's own dependencies. */
export const peersFolder = join(project, '.rollcall', 'peers');

/** What is compared, pinned. */
const dependencies = { 'better-auth': '1.7.25' };

/** Installs what is missing, by npm, without running scripts of the packages. Throws with npm's words. */
export async function installPeers(): Promise<void> {
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies });
  const mark = join(peersFolder, 'node_modules', '.installed');
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return;
  await mkdir(peersFolder, { recursive: true });
  await writeFile(join(peersFolder, 'package.json'), wanted);
  // Peers of the peers (other frameworks) are of no use here.
  const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', args, {
    cwd: peersFolder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not install the peers: ${stderr}`);
  await writeFile(mark, wanted);
}
