import { openAsBlob } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readChosenFile } from '../../../extension/capture/file/chosen-file.ts';
import { maxFileBytes } from '../../../extension/capture/file/file-limits.ts';

/** A file on disk, opened as a browser opens what is chosen: only its place and size are known until it is read. */
async function chosen(content: string) {
  const folder = await mkdtemp(join(tmpdir(), 'chosen-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'list.csv');
  await writeFile(path, content);
  const blob = await openAsBlob(path);
  return { path, file: { name: 'list.csv', size: blob.size, arrayBuffer: () => blob.arrayBuffer() } };
}

test('a chosen file is read', async () => {
  const { file } = await chosen('Zoé <zoe@x.org>');
  expect(await readChosenFile(file)).toMatchObject({
    capture: { parts: [{ content: { kind: 'text', text: 'Zoé <zoe@x.org>' } }] },
  });
});

test('a file that is removed or changed before it is read is a problem, not a crash', async () => {
  const removed = await chosen('a@x.org');
  await rm(removed.path);
  expect(await readChosenFile(removed.file)).toEqual({ problem: { code: 'file-gone', detail: 'NotReadableError' } });
  const changed = await chosen('a@x.org');
  await appendFile(changed.path, '\nb@x.org');
  expect(await readChosenFile(changed.file)).toEqual({ problem: { code: 'file-gone', detail: 'NotReadableError' } });
});

test('a file that is too large is not loaded', async () => {
  const arrayBuffer = () => Promise.reject(new Error('loaded'));
  const size = maxFileBytes + 1;
  expect(await readChosenFile({ name: 'list.csv', size, arrayBuffer })).toEqual({
    problem: { code: 'file-too-large', size, limit: maxFileBytes },
  });
});
