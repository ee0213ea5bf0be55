import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The one configuration of the worker, local and deployed. */
export const configFile = join(project, 'worker', 'wrangler.jsonc');

/** One module of the built worker, in Miniflare's words. */
export interface WorkerModule {
  type: 'ESModule' | 'CompiledWasm' | 'Text' | 'Data';
  path: string;
}

/** How wrangler's default rules load a file that it puts beside the main module. */
const typeByEnding = { wasm: 'CompiledWasm', txt: 'Text', html: 'Text', sql: 'Text', bin: 'Data' } as const;

/**
 * Builds the worker into a folder exactly as `wrangler deploy` does. Throws with wrangler's words when it does not
 * build.
 */
export async function bundleWorker(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const wrangler = join(project, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
  const args = [wrangler, 'deploy', '--dry-run', '--outdir', folder, '--config', configFile];
  const env = { ...process.env, ...quietWrangler };
  await promisify(execFile)(process.execPath, args, { env, cwd: project }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(`The worker does not build: ${stripVTControlCharacters(error.stderr || error.message).trim()}`);
    },
  );
}

/** The modules that a build has left in its folder, the main one first. */
export async function modulesIn(folder: string): Promise<[WorkerModule, ...WorkerModule[]]> {
  const beside: WorkerModule[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const ending = name.slice(name.lastIndexOf('.') + 1);
    if (isKnownEnding(ending)) beside.push({ type: typeByEnding[ending], path: join(folder, name) });
  }
  return [{ type: 'ESModule', path: join(folder, 'index.js') }, ...beside];
}

/** Keeps wrangler to the work: no telemetry and no log files in the home folder. */
const quietWrangler = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
};

function isKnownEnding(ending: string): ending is keyof typeof typeByEnding {
  return Object.hasOwn(typeByEnding, ending);
}
