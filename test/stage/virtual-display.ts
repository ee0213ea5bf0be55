import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { runQuietly } from './command.ts';

/** A screen that nobody sees, for browsers that must have windows and a keyboard of their own. */
interface VirtualDisplay {
  /** What a program needs to open its windows there. */
  environment: { DISPLAY: string };
  /** Presses keys as a person does, for example `alt+shift+y`, in the window that shows such a title. */
  press(keys: string, windowTitle: string): Promise<void>;
  /** Presses the right button of the mouse in the middle of the screen, then keys in the menu that it opens. */
  chooseInMenu(windowTitle: string, ...keys: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Pixels of the screen. */
const width = 1366;
const height = 900;

/** Starts an X server with a number that is free. Throws when it does not start. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const environment = { DISPLAY: `:${await displayNumber(server)}` };
  async function act(windowTitle: string, acts: readonly string[]): Promise<void> {
    // No window manager runs there that would give the keyboard to a window.
    const focus = ['search', '--sync', '--onlyvisible', '--name', windowTitle, 'windowfocus', '--sync'];
    const acted = await runQuietly('xdotool', [...focus, ...acts], environment);
    if (!acted.ok) throw new Error(`No window could be used: ${acted.output}`);
  }
  return {
    environment,
    press: (keys, windowTitle) => act(windowTitle, ['key', keys]),
    async chooseInMenu(windowTitle, ...keys) {
      // A menu takes keys once it is drawn, and tells nobody outside of the browser.
      const open = ['mousemove', `${width / 2}`, `${height / 2}`, 'click', '3', 'sleep', '0.5'];
      await act(windowTitle, keys.length === 0 ? open : [...open, 'key', '--delay', '50', ...keys]);
    },
    async stop() {
      const ended = once(server, 'exit');
      if (server.exitCode === null && server.kill()) await ended;
    },
  };
}

/** The X server writes the number that it has found to its fourth stream, once it can be reached. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const failed = once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}.`)));
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('Xvfb was started without a stream for its number.');
  const [written] = await Promise.race([once(numbers, 'data'), failed]);
  return String(written).trim();
}
