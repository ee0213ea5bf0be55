import { join } from 'node:path';
import { type Browser, type BrowserOptions, launchBrowser } from './browser.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The extension in a headless browser with a new profile, connected to nothing. */
export interface ExtensionAlone {
  browser: Browser;
  /** The Chromium that runs it. */
  program: string;
  /** A folder for what the browser downloads or is given; it goes at the end. */
  folder: string;
  /** Ends the browser, if it still runs, and opens it again with the same profile. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How the browser looks and begins, see `launchBrowser`; a given folder of its profile is the giver's to remove. */
export type FirstLook = Pick<BrowserOptions, 'language' | 'colourScheme' | 'keepsWelcome' | 'developerMode'> &
  Partial<Pick<BrowserOptions, 'profile'>>;

/** Builds the extension and opens it. Throws with the build's output when it cannot be built. */
export async function startExtensionAlone(look: FirstLook = {}): Promise<ExtensionAlone> {
  const program = await findOrInstallChromium(console.log);
  const build = await buildExtension('chrome');
  if (!build.ok) throw new Error(`The extension does not build.\n${build.output}`);
  const folder = await temporaryFolder();
  const profile = join(folder.path, 'browser');
  const options = { program, profile, extension: buildFolder('chrome'), headless: true, ...look };
  const alone: ExtensionAlone = {
    browser: await launchBrowser(options),
    program,
    folder: folder.path,
    restart: async () => {
      await alone.browser.close();
      alone.browser = await launchBrowser(options);
    },
    stop: async () => {
      await alone.browser.close();
      await folder.remove();
    },
  };
  return alone;
}
