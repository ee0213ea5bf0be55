import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../stage/project.ts';
import { importsOf } from './imports.ts';
import { at, codeFiles, type SourceFile } from './source-tree.ts';

const allCode = codeFiles();

/** Who may import from which parts; `worker/local` and `worker/deploy` handle the worker from outside. */
const mayImport = {
  shared: ['shared'],
  extension: ['extension', 'shared'],
  worker: ['worker', 'shared'],
  'worker/local': ['worker/local', 'shared'],
  'worker/deploy': ['worker/deploy', 'worker/local', 'shared'],
  test: ['test', 'extension', 'worker', 'worker/local', 'worker/deploy', 'shared'],
  top: [],
} satisfies Record<string, string[]>;
type Part = keyof typeof mayImport;

function partOf(path: string): Part {
  if (path.startsWith('worker/local/')) return 'worker/local';
  if (path.startsWith('worker/deploy/')) return 'worker/deploy';
  const [folder] = path.split('/');
  return folder === 'shared' || folder === 'extension' || folder === 'worker' || folder === 'test' ? folder : 'top';
}

function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const from = partOf(file.path);
    const allowed: readonly string[] = mayImport[from];
    return importsOf(file)
      .filter(({ target }) => target !== null && !allowed.includes(partOf(target)))
      .map(({ specifier, offset }) => at(file, offset, `${from} must not import ${specifier}`));
  });
}

/** Imports that the program could not follow as they stand: no ending, or nothing there. */
function unfollowableImports(files: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => target !== null && !exists(target.replace(/\?.*$/, '')))
      .map(({ specifier, offset }) => at(file, offset, `${specifier} is not a file (write its ending too)`)),
  );
}

function cycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, importsOf(file).flatMap(({ target }) => target ?? [])]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

test('extension and worker meet in shared only, and nobody but the tests imports tests or the local runner', () => {
  expect(forbiddenImports(allCode)).toEqual([]);
});

test.each([
  ['worker/app.ts', `import type { Row } from '../extension/rows.ts';`],
  ['extension/rows.ts', `export { app } from '../worker/app.ts';`],
  ['shared/people/person.ts', `const app = await import('../../worker/app.ts');`],
  ['shared/people/person.ts', `type App = import('../../worker/app.ts').App;`],
  ['worker/app.ts', `import { startLocalSpace } from './local/local-space.ts';`],
  ['worker/local/cron.ts', `export * from '../app.ts';`],
  ['extension/rows.tsx', `import '../test/stage/project.ts';`],
])('an import across that line is found in %s: %s', (path, text) => {
  expect(forbiddenImports([{ path, text }])).toHaveLength(1);
});

test('every relative import names a file with its ending', () => {
  expect(unfollowableImports(allCode, (path) => existsSync(join(project, path)))).toEqual([]);
});

test('an import without ending is found', () => {
  const file = { path: 'shared/a.ts', text: `import { b } from './b';` };
  expect(unfollowableImports([file], (path) => path === 'shared/b.ts')).toHaveLength(1);
});

test('there is no import cycle, not even of types', () => {
  expect(cycles(allCode)).toEqual([]);
});

test('a cycle is found', () => {
  const a = { path: 'shared/a.ts', text: `import { b } from './b.ts';` };
  const b = { path: 'shared/b.ts', text: `export type { C } from './c/c.ts';` };
  const c = { path: 'shared/c/c.ts', text: `export const c = () => import('../a.ts');` };
  expect(cycles([a, b, c])).toEqual(['shared/a.ts -> shared/b.ts -> shared/c/c.ts -> shared/a.ts']);
});
