import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** How to open a browser with the extension in it. */
export interface BrowserOptions {
  /** The Chromium to run. */
  program: string;
  /** Folder of the browser's profile; what the extension stores is kept in it. */
  profile: string;
  /** Folder of a built extension. */
  extension: string;
  headless: boolean;
  /** For example `fr`: of the browser's own words, thus of the extension, and of the pages. */
  language?: string;
  colourScheme?: 'light' | 'dark';
  /** Whether the page stays that a new installation opens; closed otherwise, so that nobody takes it for their own. */
  keepsWelcome?: boolean;
  /** Lets a new profile load an unpacked extension that reloads itself; else it stays off until the next start. */
  developerMode?: boolean;
  /** More of the browser's command line. */
  args?: readonly string[];
  /** For example of a display that nobody sees. */
  environment?: Record<string, string>;
}

/** A running browser with the extension loaded. */
export interface Browser {
  context: BrowserContext;
  /** The address of one of the extension's pages, for example `console.html`. */
  extensionPage(name: string): string;
  close(): Promise<void>;
}

/** Opens Chromium with a profile and the extension. Throws when it does not start or the extension does not load. */
export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  const { language = 'en' } = options;
  const isNew = !existsSync(options.profile);
  if (isNew && options.developerMode) await turnDeveloperModeOn(options.profile);
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.program,
    // Playwright's own headless mode is another program, without extensions.
    headless: false,
    locale: language,
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    ...(options.headless || options.colourScheme ? { colorScheme: options.colourScheme ?? 'light' } : {}),
    env: { ...environment(), LANGUAGE: language, ...options.environment },
    ignoreDefaultArgs: ['--enable-automation'],
    ...signalsAreOurs,
    args: [
      ...(options.headless ? ['--headless=new'] : []),
      `--lang=${language}`,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(options.args ?? []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  if (isNew) {
    const welcome = await welcomeIn(context);
    if (!options.keepsWelcome) await welcome.close();
  }
  return {
    context,
    extensionPage: (name) => new URL(name, worker.url()).href,
    close: () => context.close(),
  };
}

/** As the switch of `chrome://extensions` does, in a profile that no browser has opened yet. */
async function turnDeveloperModeOn(profile: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** The page that a new installation opens. */
async function welcomeIn(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().endsWith('#/welcome');
  return context.pages().find(isWelcome) ?? context.waitForEvent('page', isWelcome);
}

/** Playwright would end this process at a signal, before what else runs has been stopped. */
export const signalsAreOurs = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** This process's environment without the gaps that Playwright's type does not know. */
function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
