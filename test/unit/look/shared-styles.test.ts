import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, project } from '../../stage/project.ts';

/** Properties that elements inherit by themselves, so that saying it changes nothing for the browser. */
const inherited = new Set(['color', 'font', 'font-weight']);

test('no style of the screens has a cell inherit what others share', () => {
  // Chromium does not share the computed style of such an element: each row that scrolling draws would cost a new one,
  // and each one more than the last (110 ms a jump of the scroll bar, measured, instead of 4).
  const costly = filesBelow('extension/ui')
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...readFileSync(join(project, file), 'utf8').matchAll(/([\w-]+):\s*inherit/g)]
        .filter(([, property = '']) => !inherited.has(property))
        .map(([words]) => `${file}: ${words}`),
    );
  expect(costly).toEqual([]);
});
