import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildExtension, buildFolder } from '../stage/extension-build.ts';
import { filesOfPage } from '../stage/loaded-bytes.ts';
import { filesBelow, project } from '../stage/project.ts';

const sourceOf = (path: string) => readFileSync(join(project, path), 'utf8');
const screens = filesBelow('extension/ui');

/** Classes that stand alone as a selector in these style sheets. */
function classesOf(sheets: readonly string[]): Set<string> {
  return new Set(
    sheets.flatMap((path) => [...sourceOf(path).matchAll(/^\.([\w-]+) \{/gm)].map(([, name = '']) => name)),
  );
}

const sheets = screens.filter((path) => path.endsWith('.css'));
const isCommon = (path: string) => /^extension\/ui\/(?:look|parts|console)\//.test(path);
const common = classesOf(sheets.filter(isCommon));
const own = classesOf(sheets.filter((path) => !isCommon(path)));

/** Pairs of classes of one element: one that many screens use, and one by which a screen says what is different there. */
const pairs = screens
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => [...sourceOf(path).matchAll(/class="([^"]+)"|'([\w-]+(?: [\w-]+)+)'/g)])
  .map(([, attribute, text]) => (attribute ?? text ?? '').split(' '))
  .flatMap((names) =>
    names
      .filter((name) => common.has(name))
      .flatMap((first) => names.filter((name) => own.has(name)).map((second) => ({ first, second }))),
  );

beforeAll(async () => {
  expect(await buildExtension('chrome')).toEqual({ ok: true, output: expect.any(String) });
});

describe('the one style sheet of all pages', () => {
  const sheetsOf = (page: string) => filesOfPage(page).filter((path) => path.endsWith('.css'));

  test('looks the same whichever page is opened, and whatever was opened before', () => {
    expect(sheetsOf('popup.html')).toHaveLength(1);
    expect(sheetsOf('console.html')).toEqual(sheetsOf('popup.html'));
  });

  test('lets a screen say what is different there from what is common to all', () => {
    const [path = ''] = sheetsOf('popup.html');
    const sheet = readFileSync(join(buildFolder('chrome'), path), 'utf8');
    const place = (name: string) => sheet.search(new RegExp(`[.]${name}[,{]`));
    expect(pairs).toContainEqual({ first: 'dialog', second: 'picker' });
    expect(pairs.filter(({ first, second }) => !(place(first) < place(second)))).toEqual([]);
  });
});
