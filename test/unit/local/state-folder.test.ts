import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosePorts } from '../../../worker/local/ports.ts';
import { secretsOf } from '../../../worker/local/secrets.ts';
import { takeStateFolder } from '../../../worker/local/state-lock.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

test('a port that is taken is stepped around, and the next start keeps to the new one', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  // The assertion: a server that listens on a port has an address of this form.
  const { port } = other.address() as AddressInfo;
  const wanted = { worker: port, inbox: port, smtp: port };
  const first = await choosePorts(folder.path, wanted);
  expect(Object.values(first)).not.toContain(port);

  other.close();
  await once(other, 'close');
  expect(await choosePorts(folder.path, wanted)).toEqual(first);
});

test('the three ports of a space differ, even where the same one was wanted', async () => {
  const { worker } = await choosePorts(folder.path, null);
  const ports = await choosePorts(folder.path, { worker, inbox: worker, smtp: worker });
  expect(new Set(Object.values(ports)).size).toBe(3);
});

test('secrets are made once, for the eyes of one user', async () => {
  const secrets = await secretsOf(folder.path);
  expect(await secretsOf(folder.path)).toEqual(secrets);
  expect((await stat(join(folder.path, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('spoilt secrets are told, not silently replaced: links in mails hang on them', async () => {
  await secretsOf(folder.path);
  await writeFile(join(folder.path, 'secrets.json'), '{"LINK_SECRETS":');
  await expect(secretsOf(folder.path)).rejects.toThrow(/cannot be read/);
});

test('a folder is taken once, and what a process that is gone left behind does not matter', async () => {
  const lock = await takeStateFolder(folder.path);
  await expect(takeStateFolder(folder.path)).rejects.toThrow(`process ${process.pid}`);
  lock.release();

  // No system gives a process this number.
  const gone = { pid: 2 ** 30, workerd: 2 ** 30 };
  await writeFile(join(folder.path, 'owner-process.json'), JSON.stringify(gone));
  (await takeStateFolder(folder.path)).release();
  await writeFile(join(folder.path, 'owner-process.json'), 'half a');
  (await takeStateFolder(folder.path)).release();
});
