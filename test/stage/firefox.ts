import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { buildExtension, buildFolder } from './extension-build.ts';
import { type FirefoxTab, firefoxTab } from './firefox-tab.ts';
import { connectMarionette } from './marionette.ts';
import { popupKeys } from './real-grant.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until, untilActed } from './until.ts';
import { startVirtualDisplay } from './virtual-display.ts';

/** The open popup. It is no tab: a script in it, a function's body, is all there is; its answer has to be JSON. */
export interface FirefoxPopup {
  run(script: string): Promise<unknown>;
}

/** A Firefox with windows, a keyboard and the extension, in a new profile. */
export interface Firefox {
  /** The address of one of the extension's pages, for example `console.html`. */
  extensionPage(name: string): string;
  /** The tab that is looked at now. */
  tab: FirefoxTab;
  /**
   * Presses the keys of the extension in the tab of that title, which grants it that tab and opens the popup.
   */
  popupOver(title: string): Promise<FirefoxPopup>;
  /** The same by an entry of the extension in the context menu of that tab. */
  popupFromMenu(title: string, entry: string): Promise<FirefoxPopup>;
  stop(): Promise<void>;
}

const Answer = v.object({ value: v.unknown() });

/** The id that the manifest gives the extension. */
const extensionId = 'rollcall@rollcall.example';

/** What a Firefox under test leaves alone: the network, and pages that it opens to welcome a person. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'nimbus.rollouts.enabled': false,
  'services.settings.server': 'data:,#nothing',
  'toolkit.telemetry.unified': false,
};

/**
 * Opens a Firefox with the production build as a temporary add-on, and with more of its settings if need be. It takes
 * any certificate. Throws when it does not start or refuses the add-on.
 */
export async function startFirefox(program: string, more: Record<string, unknown> = {}): Promise<Firefox> {
  const build = await buildExtension('firefox');
  if (!build.ok) throw new Error(`The extension does not build.\n${build.output}`);
  const folder = await temporaryFolder();
  const display = await startVirtualDisplay();
  const host = randomUUID();
  const settings = {
    ...quiet,
    ...more,
    'marionette.port': 0,
    // The host of the extension's pages, which Firefox would make up.
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: host }),
  };
  const lines = Object.entries(settings).map((setting) => `user_pref(${setting.map((part) => JSON.stringify(part))});`);
  await writeFile(join(folder.path, 'user.js'), lines.join('\n'));
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder.path];
  const env = { ...process.env, ...display.environment, MOZ_CRASHREPORTER_DISABLE: '1' };
  const firefox = spawn(program, args, { env, stdio: 'ignore' });
  const ended = once(firefox, 'exit');
  const port = await until('Firefox to listen', () => portOf(folder.path));
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('Addon:Install', { path: buildFolder('firefox'), temporary: true });
  /** Answers null where the script does. Only the browser's own window reaches into menus and popups. */
  async function inBrowserWindow(command: 'ExecuteScript' | 'ExecuteAsyncScript', script: string, ...args: string[]) {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return v.parse(Answer, await marionette.send(`WebDriver:${command}`, { script, args })).value;
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }
  const run = (script: string) => inBrowserWindow('ExecuteAsyncScript', runInPopup, script, randomUUID());
  const isPopupOpen = () => run('return document.querySelector("main")');
  const extensionPage = (name: string) => new URL(name, `moz-extension://${host}`).href;
  const tab = firefoxTab(marionette);
  // What a new installation opens is nobody's tab; the one that was there before is looked at again.
  await tab.goTo(extensionPage('console.html#/welcome'));
  await marionette.send('WebDriver:CloseWindow');
  await tab.goTo('about:');
  return {
    extensionPage,
    tab,
    async popupOver(title) {
      await untilActed('the popup', () => display.press(popupKeys, title), isPopupOpen);
      return { run };
    },
    async popupFromMenu(title, entry) {
      const choose = () => inBrowserWindow('ExecuteScript', chooseEntry, entry);
      await untilActed(`the entry ${entry}`, () => display.chooseInMenu(title), choose);
      await until('the popup', isPopupOpen);
      return { run };
    },
    async stop() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
      marionette.close();
      await ended;
      await display.stop();
      await folder.remove();
    },
  };
}

/**
 * Runs in the browser's window: sends the script into the open popup and hands back what it answers; null if it cannot.
 */
const runInPopup = `
  const [script, answer, done] = arguments;
  const popup = [...document.querySelectorAll('.webextension-popup-browser')]
    .find((browser) => browser.currentURI.spec.startsWith('moz-extension:'));
  if (!popup) return done(null);
  // A popup that is still loading forgets the script.
  setTimeout(done, 2000, null);
  popup.messageManager.addMessageListener(answer, (message) => done(message.data));
  const sent = 'const page = Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });' +
    'const found = Components.utils.evalInSandbox(' + JSON.stringify('JSON.stringify((() => {' + script + '})() ?? null)') + ', page);' +
    'sendAsyncMessage(' + JSON.stringify(answer) + ', JSON.parse(found));';
  popup.messageManager.loadFrameScript('data:,' + encodeURIComponent(sent), false);
`;

/** Runs in the browser's window: chooses the entry of the open context menu, null without one. */
const chooseEntry = `
  const menu = document.getElementById('contentAreaContextMenu');
  const entry = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === arguments[0]);
  if (menu.state !== 'open' || !entry) return null;
  menu.activateItem(entry);
  return true;
`;

/** Firefox writes the port that it has found into its profile; null until then. */
async function portOf(profile: string): Promise<number | null> {
  const written = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
  return written === '' ? null : Number(written);
}
