import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { until } from './until.ts';

/**
 * A Chromium whose extensions live as long as for anybody: Playwright attaches to their background, which keeps it
 * alive.
 */
export interface UnwatchedBrowser {
  /** Whether a background of an extension runs. */
  hasBackground(): Promise<boolean>;
  close(): Promise<void>;
}

const Targets = v.object({ result: v.object({ targetInfos: v.array(v.object({ type: v.string() })) }) });

/** Opens a profile that Playwright has left, without any page of the extension. */
export async function openUnwatched(browser: {
  program: string;
  profile: string;
  extension: string;
}): Promise<UnwatchedBrowser> {
  const portFile = join(browser.profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const args = [
    ...['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking'],
    ...['--disable-component-update', '--disable-sync', '--password-store=basic', '--remote-debugging-port=0'],
    `--user-data-dir=${browser.profile}`,
    `--disable-extensions-except=${browser.extension}`,
    `--load-extension=${browser.extension}`,
    'about:blank',
  ];
  const child = spawn(browser.program, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const [port, path] = await until('the browser', async () => {
    const lines = await readFile(portFile, 'utf8').catch(() => '');
    return lines.includes('/devtools/') ? lines.trim().split('\n') : null;
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await once(socket, 'open');
  return {
    async hasBackground() {
      socket.send(JSON.stringify({ id: 1, method: 'Target.getTargets' }));
      const [answer] = await once(socket, 'message');
      // An event of the browser's WebSocket is a MessageEvent.
      const { result } = v.parse(Targets, JSON.parse(String((answer as MessageEvent).data)));
      return result.targetInfos.some(({ type }) => type === 'service_worker');
    },
    async close() {
      socket.send(JSON.stringify({ id: 2, method: 'Browser.close' }));
      await ended;
    },
  };
}
