import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { runQuietly, runTool } from './command.ts';

/** Browsers that still load an extension from a folder; Google's own Chrome no longer does. */
const names = ['chromium', 'chromium-browser', 'ungoogled-chromium'];

/** The program of a Chromium on this machine, or null: one in the PATH, macOS's applications, or Playwright's. */
export async function findChromium(): Promise<string | null> {
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [...inPath, '/Applications/Chromium.app/Contents/MacOS/Chromium', ...playwrightChromiums()];
  for (const candidate of candidates) {
    if (existsSync(candidate) && (await runs(candidate))) return candidate;
  }
  return null;
}

/**
 * A Chromium for tests: a found one, else Playwright's download, else the system's package. Throws one sentence that
 * says what to install when none of them works.
 */
export async function findOrInstallChromium(say: (line: string) => void): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  say('No Chromium found: downloading the one of Playwright.');
  await runTool('playwright-core/cli.js', ['install', '--no-shell', 'chromium']);
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('That did not work: installing the package "chromium" of the system.');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update'], env);
    await runQuietly('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], env);
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium on this machine and none could be installed: install Chromium by the means of your system.',
  );
}

/** What Playwright has downloaded: the pinned revision first, then any other one in its cache. */
function playwrightChromiums(): string[] {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright');
  const revisions = existsSync(cache) ? readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name)) : [];
  const places = ['chrome-linux64/chrome', 'chrome-linux/chrome'];
  return [chromium.executablePath(), ...revisions.flatMap((name) => places.map((place) => join(cache, name, place)))];
}

/** Programs that have run here: to ask each time takes a process of the browser. */
const runnable = new Set<string>();

/** A program can be there and not run: a stub that asks for a snap, a download without its libraries. */
async function runs(program: string): Promise<boolean> {
  if (runnable.has(program)) return true;
  // On Windows the question opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const { ok, output } = await runQuietly(program, ['--version']);
  if (!ok || !/Chrom/.test(output)) return false;
  runnable.add(program);
  return true;
}
