import { join } from 'node:path';
import { type Browser, launchBrowser } from './browser.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The extension in a browser with a new profile, connected to nothing. */
export interface ExtensionAlone {
  browser: Browser;
  /** A folder for what the browser downloads or is given; it goes at the end. */
  folder: string;
  /** Ends the browser and opens it again with the same profile. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the extension and opens it. Throws with the build's output when it cannot be built. */
export async function startExtensionAlone(): Promise<ExtensionAlone> {
  const folder = await temporaryFolder();
  const program = await findOrInstallChromium(console.log);
  const build = await buildExtension('chrome');
  if (!build.ok) throw new Error(build.output);
  const options = { program, profile: join(folder.path, 'browser'), extension: buildFolder('chrome'), headless: true };
  const alone: ExtensionAlone = {
    browser: await launchBrowser(options),
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
