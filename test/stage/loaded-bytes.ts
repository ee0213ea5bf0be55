import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder } from './extension-build.ts';
import { workerFolder } from './worker-build.ts';

const folder = buildFolder('chrome');

/** The files that a page of the built extension loads at once: itself, its style sheets, its modules. */
export function filesOfPage(page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path);
  return [page, ...withImports(named)];
}

/** Chunks of the built extension that are called after these modules, with everything that they import at once. */
export function filesOfModules(names: readonly string[], page: string): string[] {
  const scripts = filesOfPage(page).filter((path) => path.endsWith('.js'));
  const loaded = scripts.flatMap((path) => [...contentOf(path).matchAll(/import\(["'`]\.\/([^"'`]+)["'`]\)/g)]);
  const paths = loaded.map(([, name = '']) => `chunks/${name}`);
  return withImports(
    names.map((name) => {
      const path = paths.find((one) => basename(one).startsWith(`${name}-`));
      if (!path) throw new Error(`${page} loads no "${name}" later.`);
      return path;
    }),
  );
}

/** KiB of files, each minified as it is built and compressed by itself. */
export function compressedSize(paths: Iterable<string>): number {
  return sizeOf([...paths].map((path) => join(folder, path)));
}

/** KiB of the built worker's modules as Cloudflare gets them, each compressed by itself. */
export function workerSize(): number {
  const modules = readdirSync(workerFolder).filter((name) => !/\.(map|md)$/.test(name));
  return sizeOf(modules.map((name) => join(workerFolder, name)));
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1024;
}

function withImports(paths: readonly string[]): string[] {
  const all = new Set(paths);
  for (const path of all) {
    if (!path.endsWith('.js')) continue;
    for (const [, name] of contentOf(path).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
      all.add(`chunks/${name}`);
  }
  return [...all];
}

function contentOf(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
