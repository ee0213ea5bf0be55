import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../stage/project.ts';

/** A test as the page names it: its file below `test`, without the ending, and its name. */
interface NamedTest {
  file: string;
  name: string;
}

/** The tests that a text names: `` `worker/access/sign-in`: *name*, *another name* ``. */
function namedTests(text: string): NamedTest[] {
  const inOneLine = text.replaceAll('\n', ' ');
  return [...inOneLine.matchAll(/`([a-z0-9/-]+)`: ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => ({ file, name })),
  );
}

/** Those of them that no test file holds. */
function missing(named: readonly NamedTest[]): NamedTest[] {
  return named.filter(({ file, name }) => {
    try {
      return !readFileSync(join(project, 'test', `${file}.test.ts`), 'utf8').includes(name);
    } catch {
      return true;
    }
  });
}

test('every test that SECURITY.md names is there', () => {
  const named = namedTests(readFileSync(join(project, '.github/SECURITY.md'), 'utf8'));
  expect(named.length).toBeGreaterThan(60);
  expect(missing(named)).toEqual([]);
});

test('a test that is gone is found', () => {
  const text = 'True: `architecture/security-page`: *a test that is gone is found*, *no such\ntest*; `no/file`: *x*';
  expect(missing(namedTests(text))).toEqual([
    { file: 'architecture/security-page', name: ['no', 'such', 'test'].join(' ') },
    { file: 'no/file', name: 'x' },
  ]);
});
