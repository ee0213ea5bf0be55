import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../stage/project.ts';
import { isCode, type SourceFile, textFiles } from './source-tree.ts';

/** Longer than this, a file holds more than one thing. */
const maxLines = 300;

/** Names that tell nothing about what is inside. */
const emptyNames = /^(utils?|helpers?|common|misc|managers?|types?|index|shared-?types|constants|lib)$/;

/** Where a platform or the build asks for the name `index`. */
const entryPoint = /^worker\/index\.ts$|^extension\/entrypoints\/[^/]+\/index\.html$/;

function badNames(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    const inside = path.split('/').slice(1);
    if (inside.length === 0 || path.startsWith('test/fixtures/') || entryPoint.test(path)) return false;
    return inside.some((name) => {
      const stem = name.replace(/\..*$/, '');
      return emptyNames.test(stem) || !/^([a-z0-9]+-)*[a-z0-9]+(\.[a-z0-9]+)*$|^\d{4}_[a-z0-9_]+\.sql$/.test(name);
    });
  });
}

function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

const folders = ['extension', 'worker', 'shared', 'test'];

test('files and folders are named in kebab-case after what they hold', () => {
  expect(badNames(folders.flatMap(filesBelow))).toEqual([]);
});

test.each([
  'worker/utils/date.ts',
  'shared/people/helpers.ts',
  'extension/ui/index.tsx',
  'extension/ui/BatchList.tsx',
  'worker/mail_queue.ts',
  'extension/entrypoints/popup/index.ts',
])('a name like %s is found', (path) => {
  expect(badNames([path])).toEqual([path]);
});

test(`no file of code or style is longer than ${maxLines} lines`, () => {
  expect(tooLong(textFiles().filter((file) => isCode(file) || file.path.endsWith('.css')))).toEqual([]);
});

test('a longer one is found', () => {
  const text = 'x\n'.repeat(maxLines);
  expect(tooLong([{ path: 'shared/a.ts', text }])).toEqual([]);
  expect(tooLong([{ path: 'shared/a.ts', text: `${text}x\n` }])).toEqual(['shared/a.ts has 301 lines']);
});

test('nothing but what belongs there lies at the top', () => {
  const top = filesBelow('').filter((path) => !path.includes('/') && !basename(path).startsWith('.'));
  const expected = ['LICENSE', 'README.md', 'package-lock.json', 'package.json', 'tsconfig.json', 'wxt.config.ts'];
  expect(top.filter((path) => !expected.includes(path))).toEqual([]);
});
