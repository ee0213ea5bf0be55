import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const running: LocalSpace[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  for (const space of running.splice(0)) await space.stop();
  await folder.remove();
});

async function start(): Promise<LocalSpace> {
  const space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  running.push(space);
  return space;
}

/** Asks until there is an answer, what a killed workerd gives in less than a second; then tells whether it is ours. */
async function isAnswering(origin: string): Promise<boolean> {
  for (;;) {
    const answer = await fetch(new URL('/setup', origin), { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer) return answer.ok && (await answer.text()).includes('<form');
    await sleep(50);
  }
}

test('a space keeps its address and its secrets from one start to the next', async () => {
  const first = await start();
  const { origin, setupCode } = first;
  expect(await isAnswering(origin)).toBe(true);
  await first.stop();

  const second = await start();
  expect({ origin: second.origin, setupCode: second.setupCode }).toEqual({ origin, setupCode });
  expect(await isAnswering(origin)).toBe(true);
});

test('a second process is told that the folder is in use', async () => {
  await start();
  await expect(start()).rejects.toThrow(/already running/);
});

test('a killed workerd comes back by itself, at the same address, with another process', async () => {
  const space = await start();
  const killed = space.workerdPid();
  process.kill(killed, 'SIGKILL');
  expect(await isAnswering(space.origin)).toBe(true);
  expect(space.workerdPid()).not.toBe(killed);
  await space.tick();
});

test('a start after a killed one ends the workerd that was left behind and takes its place', async () => {
  const program = fileURLToPath(new URL('space-to-be-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const left = JSON.parse(String(line));
  child.kill('SIGKILL');
  await once(child, 'exit');
  process.kill(left.workerd, 0);

  const space = await start();
  expect(space.origin).toBe(left.origin);
  expect(await isAnswering(space.origin)).toBe(true);
  expect(() => process.kill(left.workerd, 0)).toThrow();
});
