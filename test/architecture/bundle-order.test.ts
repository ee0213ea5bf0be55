import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { codeFiles } from './source-tree.ts';

const order = 'worker/bundle-order.ts';

test('the bundle begins with the words of each language and then all stores, so that it compresses well', () => {
  const files = codeFiles();
  const importsIn = (path: string) =>
    files.filter((file) => file.path === path).flatMap((file) => importsOf(file).map(({ target }) => target));
  const paths = files.map(({ path }) => path).filter((path) => /^worker\/(?!local\/)/.test(path));
  const languages = [...new Set(paths.flatMap((path) => /\/words\/(..)\.ts$/.exec(path)?.[1] ?? []))].sort();
  expect(languages).toContain('fr');
  const words = languages.flatMap((code) => ['pages', 'mail'].map((part) => `worker/${part}/words/${code}.ts`));
  const stores = paths.filter((path) => path.endsWith('-store.ts')).sort();
  expect(importsIn(order)).toEqual([...words, ...stores]);
  expect(importsIn('worker/index.ts')[0]).toBe(order);
});
