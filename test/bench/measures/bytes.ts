import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';
import { buildExtension, buildFolder } from '../../stage/extension-build.ts';
import { buildWorker, workerFolder } from '../../stage/worker-build.ts';
import type { Measure, Series } from '../runner/measure.ts';

const limit = (name: string, kib: number): Series => ({ name, unit: 'KiB', goal: { atMost: kib } });

/** What has to be loaded before something can be used, minified and compressed. */
export const bytes: Measure = {
  name: 'bytes',
  what: 'Bytes of what is loaded first, minified and compressed (gzip)',
  with: '',
  sizes: [1],
  series: [limit('popup', 45), limit('console', 110), limit('page-capture', 12), limit('worker', 150)],
  runs: 1,
  async prepare() {
    for (const { ok, output } of [await buildExtension('chrome'), await buildWorker()])
      if (!ok) throw new Error(output);
    const built = buildFolder('chrome');
    return {
      ours: async () => ({
        popup: await pageSize(built, 'popup.html'),
        console: await pageSize(built, 'console.html'),
        'page-capture': compressed(await readFile(join(built, 'page-capture.js'))),
        worker: await workerSize(),
      }),
      against: null,
      end: async () => undefined,
    };
  },
};

/** A page with its style sheets and every module that it loads at once; the built HTML names them all. */
async function pageSize(folder: string, page: string): Promise<number> {
  const html = await readFile(join(folder, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path);
  const parts = await Promise.all(files.map((path) => readFile(join(folder, path))));
  return [Buffer.from(html), ...parts].reduce((sum, part) => sum + compressed(part), 0);
}

/** The worker's modules as Cloudflare gets them, the main one minified. */
async function workerSize(): Promise<number> {
  let sum = 0;
  for (const name of await readdir(workerFolder)) {
    const content = await readFile(join(workerFolder, name));
    if (name.endsWith('.js'))
      sum += compressed(Buffer.from(minifySync(name, content.toString(), { module: true }).code));
    else if (!/\.(map|md)$/.test(name)) sum += compressed(content);
  }
  return sum;
}

function compressed(content: Buffer): number {
  return gzipSync(content, { level: 9 }).length / 1024;
}
