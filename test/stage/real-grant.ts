import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { type Browser, launchBrowser } from './browser.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { untilActed } from './until.ts';
import { startVirtualDisplay } from './virtual-display.ts';

/** A popup that hangs from the extension's button. */
interface OpenPopup {
  popup: Page;
  leave(): Promise<void>;
}

/** A Chromium with windows and a keyboard: the only way to get what a person's key press alone gives an extension. */
export interface RealGrant {
  browser: Browser;
  /**
   * Presses the keys of the extension in the tab of that title, which grants it that tab, and gives the popup that they
   * open to be looked at and clicked. `leave` lets go of it; that closes nothing.
   */
  popupOver(title: string): Promise<OpenPopup>;
  /** The same by the extension's entry in the context menu of the page. */
  popupFromMenuOver(title: string): Promise<OpenPopup>;
  stop(): Promise<void>;
}

/** The keys that the manifest suggests for opening the popup. */
export const popupKeys = 'alt+shift+y';

/**
 * Opens the production build, which has no host permission, under a display of its own; `more` is of the command line.
 */
export async function startRealGrant(more: readonly string[] = []): Promise<RealGrant> {
  const build = await buildExtension('chrome');
  if (!build.ok) throw new Error(`The extension does not build.\n${build.output}`);
  const program = await findOrInstallChromium(console.log);
  const folder = await temporaryFolder();
  const profile = join(folder.path, 'browser');
  const display = await startVirtualDisplay();
  const browser = await launchBrowser({
    program,
    profile,
    extension: buildFolder('chrome'),
    headless: false,
    environment: display.environment,
    // A second client looks at the popup, which the first takes for no page.
    args: ['--remote-debugging-port=0', ...more],
  });
  const openPopup = async (): Promise<OpenPopup | null> => {
    const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    const second = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    const pages = second.contexts().flatMap((context) => context.pages());
    const popup = pages.find((page) => page.url() === browser.extensionPage('popup.html'));
    if (popup) return { popup, leave: () => second.close() };
    await second.close();
    return null;
  };
  return {
    browser,
    popupOver: (title) => untilActed('the popup', () => display.press(popupKeys, title), openPopup),
    popupFromMenuOver: (title) =>
      // The entries of extensions are followed by "View page source" and "Inspect".
      untilActed('the popup', () => display.chooseInMenu(title, 'Up', 'Up', 'Up', 'Return'), openPopup),
    async stop() {
      await browser.close();
      await display.stop();
      await folder.remove();
    },
  };
}
