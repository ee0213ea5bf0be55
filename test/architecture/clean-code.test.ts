import { expect, test } from 'vitest';
import { at, codeFiles, type SourceFile, walk } from './source-tree.ts';

/** Notes that something is unfinished, and comments that switch the checker off. */
const forbiddenComment = new RegExp(
  `\\b(${['TODO', 'FIXME', 'XXX', 'HACK'].join('|')})\\b|@ts-(ignore|nocheck|expect-error)`,
);

function looseEnds(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const comments = walk(file, {
      TSAnyKeyword: (node) => found.push(at(file, node.start, '`any` switches the types off')),
    });
    for (const comment of comments) {
      if (forbiddenComment.test(comment)) found.push(`${file.path} has a comment "${comment.trim()}"`);
    }
    return found;
  });
}

/** Clock and chance, which shared code gets as arguments; the rest of the world its `tsconfig.json` keeps out. */
function impurities(files: readonly SourceFile[]): string[] {
  const impureCalls = /^(Date\.now|Math\.random|performance\.now|crypto\.\w+|globalThis\.\w+)$/;
  const impureNames = /^(fetch|crypto|setTimeout|setInterval|queueMicrotask|console|process|localStorage|indexedDB)$/;
  return files
    .filter(({ path }) => path.startsWith('shared/'))
    .flatMap((file) => {
      const found: string[] = [];
      const complain = (node: { start: number; end: number }) =>
        found.push(at(file, node.start, `${file.text.slice(node.start, node.end)} is not pure`));
      walk(file, {
        MemberExpression: (node) => {
          if (impureCalls.test(file.text.slice(node.start, node.end))) complain(node);
        },
        CallExpression: ({ callee }) => {
          if (callee.type === 'Identifier' && impureNames.test(callee.name)) complain(callee);
        },
        NewExpression: (node) => {
          const isClock =
            node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
          if (isClock) complain(node);
        },
        ImportDeclaration: (node) => {
          if (/^(node|cloudflare):/.test(node.source.value)) complain(node.source);
        },
      });
      return found;
    });
}

test('there is no `any`, no silenced type error and no unfinished place', () => {
  expect(looseEnds(codeFiles())).toEqual([]);
});

test.each([
  'const a: any = 1;',
  'function f(list: Array<any>) {}',
  '// @ts-' + 'ignore because\nf();',
  '/* TO' + 'DO: later */',
])('a loose end is found: %s', (text) => {
  expect(looseEnds([{ path: 'worker/a.ts', text }])).toHaveLength(1);
});

test('shared code has no clock, no chance and no I/O', () => {
  expect(impurities(codeFiles())).toEqual([]);
});

test.each([
  'const now = Date.now();',
  'const now = new Date();',
  'const dice = Math.random();',
  'await fetch(url);',
  'setTimeout(again, 5);',
  'crypto.randomUUID();',
  `import { readFileSync } from 'node:fs';`,
])('an impurity in shared is found: %s', (text) => {
  expect(impurities([{ path: 'shared/a.ts', text }])).toHaveLength(1);
  expect(impurities([{ path: 'worker/a.ts', text }])).toEqual([]);
});

test('a date that is given is pure', () => {
  expect(
    impurities([{ path: 'shared/a.ts', text: 'export const year = (now: number) => new Date(now).getUTCFullYear();' }]),
  ).toEqual([]);
});
