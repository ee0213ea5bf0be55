import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type LocalSpace, startLocalSpace } from '../../worker/local/local-space.ts';
import { usualPorts } from '../../worker/local/ports.ts';
import { launchBrowser } from './browser.ts';
import { connectExtension } from './connect-extension.ts';
import { runDemo } from './demo.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { findChromium } from './find-chromium.ts';
import { type Owner, ownerOf } from './owner.ts';
import { project } from './project.ts';

// `npm start`: a whole space on this machine, and a browser with the extension in it where there is a display.
// `npm start -- --demo`: one journey through all of it, in a headless browser. `-- --no-browser`: no browser.

const isDemo = process.argv.includes('--demo');
const cronSeconds = 5;
const stateFolder = join(project, '.rollcall');
const ends: (() => Promise<void>)[] = [];
let stopping: Promise<never> | null = null;

/** Remembers what to stop, the last one first. */
function atTheEnd(end: () => Promise<void>): void {
  ends.push(end);
  takeSignals();
}

/** What was just started may end this process at a signal by itself, before the rest is stopped; so we alone listen. */
function takeSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      // A terminal sends the signal to every process and the one that started us passes it on: the first one
      // counts. A demo that is interrupted has not shown everything.
      void stop(isDemo ? 1 : 0);
    });
  }
}

async function start(): Promise<void> {
  console.log('Starting Rollcall …');
  const space = await startLocalSpace({ stateFolder, ports: usualPorts, cronSeconds });
  atTheEnd(space.stop);
  const owner = await ownerOf(space, stateFolder);
  const build = await buildExtension('chrome');
  if (!build.ok) throw new Error(`the extension does not build.\n${build.output}`);
  console.log(`
  Space      ${space.origin}
  Inbox      ${space.inbox.url}   every mail ends here, none leaves this machine
  Owner      ${owner.email}
  Password   ${owner.password}
  Extension  ${buildFolder('chrome')}
`);
  console.log((await isBrowserOpen(space, owner)) ? inTheBrowser : inAnyBrowser(space.origin));
  console.log(`Everything is kept in ${stateFolder} for the next start. Ctrl-C stops it all.`);
}

const inTheBrowser = `A browser with the extension, already connected, is open:
  1. choose New batch, or click Rollcall's icon (behind the puzzle piece), paste a list of people, and choose Review;
  2. look at what will happen, and send;
  3. open an invitation in the inbox and accept it.
`;

function inAnyBrowser(origin: string): string {
  return `To use it in Chrome, Edge or Chromium:
  1. open chrome://extensions, switch on "Developer mode", choose "Load unpacked" and the folder above;
  2. click Rollcall's icon (behind the puzzle piece), connect it to ${origin} and sign in as the owner;
  3. paste a list of people, review it, send it, and open an invitation in the inbox.
`;
}

/** Opens a connected browser where that can be; why it cannot is no failure of the start. */
async function isBrowserOpen(space: LocalSpace, owner: Owner): Promise<boolean> {
  if (process.argv.includes('--no-browser') || !hasDisplay()) return false;
  const program = await findChromium();
  if (program === null) return false;
  try {
    const browser = await launchBrowser({
      program,
      profile: join(stateFolder, 'browser'),
      extension: buildFolder('chrome'),
      headless: false,
      language: Intl.DateTimeFormat().resolvedOptions().locale,
    });
    atTheEnd(browser.close);
    const console = await connectExtension(browser, space.origin, owner);
    const [first] = browser.context.pages();
    await first?.goto(space.inbox.url);
    await console.goto(browser.extensionPage('console.html#/batches'));
    await console.bringToFront();
    return true;
  } catch (error) {
    console.error(`No browser could be opened: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`);
    return false;
  }
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'darwin' || process.platform === 'win32' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** Stops all that was started and ends; further calls wait for the first one. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    for (const end of ends.splice(0).reverse()) await end().catch(() => undefined);
    return process.exit(code);
  })();
  return stopping;
}

takeSignals();
try {
  if (isDemo) {
    await runDemo(atTheEnd);
    await stop(0);
  } else await start();
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  // Playwright adds what the browser has muttered, which tells a person nothing.
  if (!stopping) console.error(`\nThat did not work: ${stripVTControlCharacters(words).split('\nBrowser logs:')[0]}`);
  await stop(1);
}
