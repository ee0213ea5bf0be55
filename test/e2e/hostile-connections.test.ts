import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxBodyBytes } from '../../shared/contract/protocol.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let token: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  token = (await connectDevice(space.origin, await ownerOf(space, folder.path))).token;
}, 120_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

/** A connection on which anything may be written, and what came back on it. */
interface RawConnection {
  socket: Socket;
  heard(): string;
  /** Resolves when the other side has said so many status lines or has hung up. */
  answered(times?: number): Promise<void>;
}

async function open(): Promise<RawConnection> {
  const { hostname, port } = new URL(space.origin);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (piece) => {
    heard += piece;
  });
  socket.on('error', () => {
    // To be hung up on is one of the answers.
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    socket,
    heard: () => heard,
    async answered(times = 1) {
      while (!socket.closed && heard.split('HTTP/1.1 ').length <= times) await sleep(10);
    },
  };
}

function head(path: string, headers: Record<string, string>): string {
  const all = { host: new URL(space.origin).host, 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

const asOwner = () => ({ authorization: `Bearer ${token}` });

async function othersAreServed(): Promise<void> {
  const answer = await fetch(new URL('/api/v1/me', space.origin), { headers: asOwner() });
  expect(answer.status).toBe(200);
}

/** Octets of memory that the worker's process holds; null where the system does not tell so simply. */
async function heldMemory(): Promise<number | null> {
  const status = await readFile(`/proc/${space.workerdPid()}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

test.each([
  ['a stranger', () => ({})],
  ['an admin', asOwner],
])('150 MB that %s announces are refused before they are sent', async (_name, headers) => {
  const connection = await open();
  connection.socket.write(head('/api/v1/plan', { ...headers(), 'content-length': '150000000' }));
  await connection.answered();
  expect(connection.heard()).toMatch(/^HTTP\/1.1 413 /);
  connection.socket.destroy();
});

test('a body is over where its length says, and what follows it is no part of anything', async () => {
  const connection = await open();
  const whole = '{"label":"x"}';
  connection.socket.write(
    `${head('/api/v1/device/code', { 'content-length': String(whole.length - 3) })}${whole}${head('/api/v1/me', asOwner())}`,
  );
  await connection.answered(2);
  const [, first, ...more] = connection.heard().split('HTTP/1.1 ');
  expect(first).toMatch(/^400 /);
  for (const answer of more) expect(answer).toMatch(/^4\d\d /);
  connection.socket.destroy();
});

test('two lengths that disagree, and a length beside chunks, reach nobody', async () => {
  for (const lying of [
    'content-length: 2\r\ncontent-length: 13',
    'content-length: 2\r\ntransfer-encoding: chunked',
    'transfer-encoding: xchunked',
    'content-length: -1',
    'content-length: 0x10',
  ]) {
    const connection = await open();
    const lines = `POST /api/v1/device/code HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${lying}\r\n\r\n`;
    connection.socket.write(`${lines}{"label":"x"}`);
    connection.socket.end();
    await connection.answered();
    expect(connection.heard(), lying).not.toMatch(/^HTTP\/1.1 2/);
    connection.socket.destroy();
  }
  await othersAreServed();
});

test('bodies that never come, and bodies without an end, keep nobody from being served nor fill the memory', async () => {
  await othersAreServed();
  const before = await heldMemory();
  const silent = await Promise.all(Array.from({ length: 20 }, open));
  for (const { socket } of silent) socket.write(`${head('/api/v1/plan', { ...asOwner(), 'content-length': '5000' })}{`);
  const endless = await Promise.all(Array.from({ length: 5 }, open));
  const sent = await Promise.all(endless.map(sendWithoutEnd));
  await othersAreServed();
  for (const { socket } of silent) expect(socket.closed).toBe(false);
  // Who is hung up on while octets are under way may lose the answer (RFC 9112, 9.6); who stops in time hears it.
  for (const { heard } of endless) expect(heard()).toMatch(/^(HTTP\/1.1 413 |$)/);
  const stopped = await open();
  stopped.socket.write(head('/api/v1/plan', { ...asOwner(), 'transfer-encoding': 'chunked' }));
  stopped.socket.write(chunk(maxBodyBytes));
  stopped.socket.write(chunk(1));
  await stopped.answered();
  expect(stopped.heard()).toMatch(/^HTTP\/1.1 413 /);
  // What the systems on the way hold does not count as read.
  for (const octets of sent) expect(octets).toBeLessThan(3 * maxBodyBytes);
  const after = await heldMemory();
  if (before !== null && after !== null) expect(after - before).toBeLessThan(endless.length * 5 * maxBodyBytes);
  for (const { socket } of [...silent, ...endless, stopped]) socket.destroy();
}, 60_000);

/** So many spaces as one chunk of a body (RFC 9112, 7.1). */
function chunk(octets: number): string {
  return `${octets.toString(16)}\r\n${' '.repeat(octets)}\r\n`;
}

/** Sends spaces in chunks until there is an answer or 100 MB are under way; answers how many octets were. */
async function sendWithoutEnd({ socket, heard }: RawConnection): Promise<number> {
  socket.write(head('/api/v1/plan', { ...asOwner(), 'transfer-encoding': 'chunked' }));
  const spaces = chunk(0x10000);
  // What waits here for its turn is not under way.
  const sent = () => socket.bytesWritten - socket.writableLength;
  while (!socket.closed && heard() === '' && sent() < 100_000_000) {
    // Who is not read from any more is told nothing; the answer may be there all the same.
    if (socket.writableLength === 0) socket.write(spaces);
    await sleep(1);
  }
  return sent();
}
