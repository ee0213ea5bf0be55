import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../../stage/project.ts';

/** Where other products are: beside what `npm start` keeps, and never among this project's own dependencies. */
const peersFolder = join(project, '.rollcall', 'peers');

/** What is compared, pinned. */
const dependencies = {
  // The last one that comes in the parts which a peer of react-spreadsheet-import asks for.
  '@chakra-ui/react': '2.8.2',
  'better-auth': '1.7.25',
  react: '18.3.1',
  'react-dom': '18.3.1',
  'react-spreadsheet-import': '4.7.1',
};

/** Installs what is missing, by npm, without running scripts of the packages. Throws with npm's words. */
async function installPeers(): Promise<void> {
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

/** Installs the peers and puts a program of this folder beside them, where it finds them; answers its path. */
export async function besidePeers(program: string): Promise<string> {
  await installPeers();
  const entry = join(peersFolder, program);
  await copyFile(fileURLToPath(new URL(program, import.meta.url)), entry);
  return entry;
}
