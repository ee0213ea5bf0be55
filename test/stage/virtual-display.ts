import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { runQuietly } from './command.ts';

/** A screen that nobody sees, for browsers that must have windows and a keyboard of their own. */
export interface VirtualDisplay {
  /** What a program needs to open its windows there. */
  environment: { DISPLAY: string };
  /** Presses keys as a person does, for example `alt+shift+y`, in the window that shows such a title. */
  press(keys: string, windowTitle: string): Promise<void>;
  /** Writes what the screen shows to a PNG; for a person who looks why a test failed. */
  stop(): Promise<void>;
}

/** Starts an X server with a number that is free. Throws when it does not start. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const environment = { DISPLAY: `:${await displayNumber(server)}` };
  return {
    environment,
    async press(keys, windowTitle) {
      // No window manager runs there that would give the keyboard to a window.
      const find = ['search', '--sync', '--onlyvisible', '--name', windowTitle];
      const pressed = await runQuietly('xdotool', [...find, 'windowfocus', '--sync', 'key', keys], environment);
      if (!pressed.ok) throw new Error(`The keys ${keys} reached no window: ${pressed.output}`);
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
