import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { style } from '../../../worker/pages/style.ts';
import { project } from '../../stage/project.ts';

type Colours = ReadonlyMap<string, string>;
const schemes = ['light', 'dark'] as const;
const contrasts = ['usual', 'more'] as const;

/** The colours of the extension's screens, by name, in a scheme. */
function screenColours(scheme: (typeof schemes)[number], contrast: (typeof contrasts)[number]): Colours {
  const css = readFileSync(join(project, 'extension/ui/look/tokens.css'), 'utf8');
  const [usual = '', more = ''] = css.split('@media (prefers-contrast: more)');
  const colours = new Map<string, string>();
  for (const part of contrast === 'more' ? [usual, more] : [usual]) {
    for (const [, name = '', light = '', dark = ''] of part.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g))
      colours.set(name, scheme === 'light' ? light : dark);
  }
  return colours;
}

/** The colours of the invitees' pages, under the names that the screens give them. */
function pageColours(scheme: (typeof schemes)[number], contrast: (typeof contrasts)[number]): Colours {
  const blocks = style.split(/(?=^@media|^:root)/m).slice(1, 5);
  const wanted = contrast === 'more' ? [0, 1, 2, 3] : [0, 1];
  const colours = new Map<string, string>();
  for (const at of wanted) {
    if (at % 2 === 1 && scheme === 'light') continue;
    for (const [, name = '', value = ''] of (blocks[at] ?? '').matchAll(/--([\w-]+): (#\w+);/g))
      colours.set(name === 'soft' ? 'text-soft' : name, value);
  }
  return colours;
}

/** The contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
function contrastOf(one: string, other: string): number {
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

function luminance(colour: string): number {
  const parts = [0, 2, 4].map((at) => Number.parseInt(long(colour).slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The six digits of `#rrggbb` or `#rgb`. */
function long(colour: string): string {
  const digits = colour.slice(1);
  return digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
}

const grounds = ['ground', 'surface', 'hover', 'surface-raised'];
/** What is written, and on what. */
const pairs = [
  ...['text', 'text-soft', 'accent', 'bad', 'warn', 'good'].flatMap((text) => grounds.map((ground) => [text, ground])),
  ['text', 'accent-soft'],
  ['text', 'selected'],
  ['accent-strong', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
] as const;

describe.each(schemes)('in a %s scheme', (scheme) => {
  test.each([
    ['usual', 4.5, 3],
    ['more', 7, 4.5],
  ] as const)(
    'with %s contrast, words have %d:1 on their ground, and frames of fields %d:1',
    (contrast, words, frames) => {
      const colours = screenColours(scheme, contrast);
      const of = (name: string) => colours.get(name) ?? '#';
      const weak = pairs.filter(([text = '', ground = '']) => !(contrastOf(of(text), of(ground)) >= words));
      expect(weak).toEqual([]);
      expect(contrastOf(of('line-strong'), of('surface'))).toBeGreaterThanOrEqual(frames);
    },
  );

  test.each(contrasts)('with %s contrast, the pages of a space have the colours of the screens', (contrast) => {
    const [pages, screens] = [pageColours(scheme, contrast), screenColours(scheme, contrast)];
    expect(pages.size).toBeGreaterThan(10);
    const others = [...pages].filter(([name, value]) => long(value) !== long(screens.get(name) ?? '#'));
    expect(others).toEqual([]);
  });
});
