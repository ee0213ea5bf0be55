import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../worker/local/back-up.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const running: LocalSpace[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  for (const space of running.splice(0)) await space.stop();
  await folder.remove();
});

async function start(stateFolder = folder.path): Promise<LocalSpace> {
  const space = await startTestSpace({ stateFolder, cronSeconds: null });
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

test('a copy that is made while the space writes is whole, and is started in its place with the same secrets', async () => {
  const space = await start();
  const database = await space.database();
  const note = database.prepare("INSERT INTO audit (id, at, action, subject, count) VALUES (?1, 0, 'x', '', 1)");
  const write = async (from: number, until: number) => {
    for (let each = from; each < until; each += 1) await note.bind(String(each)).run();
  };
  await write(0, 20);
  const copy = join(folder.path, 'copies', 'monday');
  const [written] = await Promise.all([write(20, 60), backUp(folder.path, copy)]);
  expect(written).toBeUndefined();
  await expect(backUp(folder.path, copy)).rejects.toThrow(/exist/);
  expect(await readdir(copy)).toEqual(['data', 'ports.json', 'secrets.json']);
  await space.stop();

  const restored = await start(copy);
  expect(restored.setupCode).toBe(space.setupCode);
  const again = await restored.database();
  expect(await again.prepare('PRAGMA quick_check').first()).toEqual({ quick_check: 'ok' });
  const lines = again.prepare('SELECT count(*) AS n, max(CAST(id AS INTEGER)) AS last FROM audit');
  const { n, last } = (await lines.first<{ n: number; last: number }>()) ?? { n: 0, last: 0 };
  // As it was at one moment: every line up to the last one, and no fewer than before the copy began.
  expect(n).toBe(last + 1);
  expect(n).toBeGreaterThanOrEqual(20);
  expect(await isAnswering(restored.origin)).toBe(true);
});

test('a mail that waited in a copy leaves again after the restore, with the same link, unless it is said to have left', async () => {
  const space = await start();
  const owner = await ownerOf(space, folder.path);
  const device = await connectDevice(space.origin, owner);
  const held = "CREATE TRIGGER held BEFORE UPDATE ON outbox WHEN new.state = 'sending' BEGIN SELECT raise(IGNORE); END";
  const database = await space.database();
  await database.prepare(held).run();
  await device.apply(crypto.randomUUID(), invitationsTo([rowOf('jean.dupont@example.org')]));
  const [monday, tuesday] = [join(folder.path, 'monday'), join(folder.path, 'tuesday')];
  await backUp(folder.path, monday);
  await backUp(folder.path, tuesday);
  const mailOf = async (from: LocalSpace) => {
    await (await from.database()).prepare('DROP TRIGGER held').run();
    await from.tick();
    const mail = await until('the mail', async () => (await from.inbox.mails())[0] ?? null);
    return { to: mail.to, link: /\/accept\/\S+/.exec(mail.text)?.[0] };
  };
  const first = await mailOf(space);
  await space.stop();
  const restored = await start(monday);
  expect(await mailOf(restored)).toEqual(first);
  // Whoever starts it is told a password that works.
  expect(await ownerOf(restored, monday)).toEqual(owner);
  await restored.stop();

  // As the README says it.
  const other = await start(tuesday);
  const otherDatabase = await other.database();
  await otherDatabase.prepare('DROP TRIGGER held').run();
  const left = "UPDATE outbox SET state = 'sent', settled_at = unixepoch() * 1000 WHERE state IN ('queued', 'sending')";
  await otherDatabase.prepare(left).run();
  await other.tick();
  expect(await otherDatabase.prepare('SELECT state, attempts FROM outbox').first()).toEqual({
    state: 'sent',
    attempts: 0,
  });
  expect(await other.inbox.mails()).toEqual([]);
});
